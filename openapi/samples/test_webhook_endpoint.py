import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/webhook-endpoints/{endpoint_id}/test",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
)
delivery = r.json()
