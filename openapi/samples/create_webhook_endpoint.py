import os, uuid, httpx

r = httpx.post(
    "https://api.layers.com/v1/webhook-endpoints",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={
        "url": "https://hooks.harbour-roasters.test/layers",
        "events": ["content.completed", "content.canceled"],
    },
)
created = r.json()
