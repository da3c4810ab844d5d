import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/projects",
    params={"status": "active", "limit": "25"},
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
page = r.json()
