import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/content/{container_id}/approve",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"note": "Checked by legal."},
)
decision = r.json()
