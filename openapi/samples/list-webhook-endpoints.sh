curl https://api.layers.com/v1/webhook-endpoints \
  -H "Authorization: Bearer $LAYERS_API_KEY"
