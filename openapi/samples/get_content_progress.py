import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/content/{container_id}/progress",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
progress = r.json()
