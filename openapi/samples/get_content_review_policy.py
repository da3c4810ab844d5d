import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/projects/{project_id}/content-review-policy",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
review = r.json()
