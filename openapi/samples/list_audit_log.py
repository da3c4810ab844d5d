import os, httpx

r = httpx.get(
    "https://api.layers.com/v1/audit-log",
    params={"since": "2026-06-12T00:00:00Z", "limit": "50"},
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
)
page = r.json()
