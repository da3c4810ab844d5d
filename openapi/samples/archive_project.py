import os, httpx

r = httpx.delete(
    f"https://api.layers.com/v1/projects/{project_id}",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
archived = r.json()
