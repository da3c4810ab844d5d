curl "https://api.layers.com/v1/audit-log?since=2026-06-12T00:00:00Z&limit=50" \
  -H "Authorization: Bearer $LAYERS_API_KEY"
