import os, httpx

r = httpx.get(
    f"https://api.layers.com/v1/content/{container_id}/platform-fit",
    params={"platforms": ["youtube_shorts", "linkedin"]},
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
verdicts = r.json()
