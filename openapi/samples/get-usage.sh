curl https://api.layers.com/v1/usage \
  -H "Authorization: Bearer $LAYERS_API_KEY"
