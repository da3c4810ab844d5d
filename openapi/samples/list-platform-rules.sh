curl https://api.layers.com/v1/platform-rules \
  -H "Authorization: Bearer $LAYERS_API_KEY"
