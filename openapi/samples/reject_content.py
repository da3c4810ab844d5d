import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/content/{container_id}/reject",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"reason": "The logo is the old one."},
)
decision = r.json()
