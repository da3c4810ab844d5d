curl "https://api.layers.com/v1/projects?status=active&limit=25" \
  -H "Authorization: Bearer $LAYERS_API_KEY"
