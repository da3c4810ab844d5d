const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/reject`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      reason: 'The logo is the old one.',
    }),
  },
);
const decision = await res.json();
