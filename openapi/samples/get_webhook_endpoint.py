import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/webhook-endpoints/{endpoint_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
endpoint = r.json()
