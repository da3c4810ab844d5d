curl -X POST https://api.layers.com/v1/platform-fit \
  -H "Authorization: Bearer $LAYERS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{ "caption": "Our new cup. #coffee", "assets": [{ "contentType": "image/jpeg", "sizeBytes": 412877, "media": { "width": 1080, "height": 1920 } }] }'
