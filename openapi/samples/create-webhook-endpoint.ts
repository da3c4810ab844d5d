const res = await fetch(
  'https://api.layers.com/v1/webhook-endpoints',
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      url: 'https://hooks.harbour-roasters.test/layers',
      events: ['content.completed', 'content.canceled'],
    }),
  },
);
const created = await res.json();
