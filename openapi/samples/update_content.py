import os, uuid, httpx

r = httpx.patch(
    f"https://api.layers.com/v1/content/{container_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"caption": "The roast that started it all — now in stores."},
)
item = r.json()
