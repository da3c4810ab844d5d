import os, httpx

r = httpx.post(
    "https://api.layers.com/v1/platform-fit",
    headers={
        "Authorization": f"Bearer {os.environ['LAYERS_API_KEY']}",
    },
    json={
        "caption": "Our new cup. #coffee",
        "assets": [
            {
                "contentType": "image/jpeg",
                "sizeBytes": 412877,
                "media": {"width": 1080, "height": 1920},
            },
        ],
    },
)
verdicts = r.json()
