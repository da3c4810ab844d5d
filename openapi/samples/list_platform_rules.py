import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/platform-rules",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
rules = r.json()
