curl -X POST https://api.layers.com/v1/webhook-deliveries/whd_7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5/replay \
  -H "Authorization: Bearer $LAYERS_API_KEY" \
  -H "Idempotency-Key: $(uuidgen)"
