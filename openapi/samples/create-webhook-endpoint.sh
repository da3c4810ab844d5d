curl -X POST https://api.layers.com/v1/webhook-endpoints \
  -H "Authorization: Bearer $LAYERS_API_KEY" \
  -H "Content-Type: application/json" \
  -H "Idempotency-Key: $(uuidgen)" \
  -d '{ "url": "https://hooks.harbour-roasters.test/layers", "events": ["content.completed", "content.canceled"] }'
