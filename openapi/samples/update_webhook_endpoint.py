import os, uuid, httpx

r = httpx.patch(
    f"https://api.layers.com/v1/webhook-endpoints/{endpoint_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"status": "paused"},
)
endpoint = r.json()
