import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/content/{container_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
item = r.json()
