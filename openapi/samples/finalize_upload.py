import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/content/{container_id}/finalize-upload",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"caption": "The roast that started it all."},
    timeout=120,
)
item = r.json()
