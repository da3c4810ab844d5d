import os, httpx

r = httpx.post(
    f"https://api.layers.com/v1/api-keys/{key_id}/kill",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
kill = r.json()
