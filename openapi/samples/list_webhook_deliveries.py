import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/webhook-endpoints/{endpoint_id}/deliveries",
    params={"limit": "25"},
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
page = r.json()
