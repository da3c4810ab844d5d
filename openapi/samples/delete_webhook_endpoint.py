import os, httpx

r = httpx.delete(
    f"https://api.layers.com/v1/webhook-endpoints/{endpoint_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
deleted = r.json()
