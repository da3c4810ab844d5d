import os, uuid, httpx

r = httpx.post(
    "https://api.layers.com/v1/projects",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"name": "Harbour Roasters", "timezone": "Europe/Lisbon"},
)
project = r.json()
