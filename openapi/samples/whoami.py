import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/whoami",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
identity = r.json()
