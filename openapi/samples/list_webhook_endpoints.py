import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/webhook-endpoints",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
list = r.json()
