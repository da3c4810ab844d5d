import os, uuid, httpx

r = httpx.patch(
    f"https://api.layers.com/v1/projects/{project_id}/content-review-policy",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
        "Idempotency-Key": str(uuid.uuid4()),
    },
    json={"policy": "review_first_n", "firstN": 5},
)
review = r.json()
