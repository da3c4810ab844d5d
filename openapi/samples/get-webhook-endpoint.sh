curl https://api.layers.com/v1/webhook-endpoints/whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046 \
  -H "Authorization: Bearer $LAYERS_API_KEY"
