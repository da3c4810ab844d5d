import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/usage",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
usage = r.json()
