const res = await fetch(
  `https://api.layers.com/v1/webhook-endpoints/${endpointId}`,
  {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      status: 'paused',
    }),
  },
);
const endpoint = await res.json();
