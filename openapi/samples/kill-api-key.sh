curl -X POST https://api.layers.com/v1/api-keys/key_b4e81f06-9d27-4c35-8a1e-70c6f2d539ab/kill \
  -H "Authorization: Bearer $LAYERS_API_KEY"
