import os, uuid, httpx

r = httpx.post(
    f"https://api.layers.com/v1/projects/{project_id}/content/uploads",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"files": [{"filename": "teaser.mp4", "contentType": "video/mp4", "sizeBytes": 48211234}], "grouping": "per-file"},
)
session = r.json()
