import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/projects/{project_id}/content/upload",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"media": [{"url": "https://media.example.com/beans.jpg"}], "caption": "Fresh beans, every Thursday."},
    timeout=150,
)
item = r.json()
