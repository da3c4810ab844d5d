import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/webhook-deliveries/{delivery_id}/replay",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
)
delivery = r.json()
