curl -X POST https://api.layers.com/v1/projects \
  -H "Authorization: Bearer $LAYERS_API_KEY" \
  -H "Content-Type: application/json" \
  -H "Idempotency-Key: $(uuidgen)" \
  -d '{ "name": "Harbour Roasters", "timezone": "Europe/Lisbon" }'
