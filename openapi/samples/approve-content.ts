const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/approve`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      note: 'Checked by legal.',
    }),
  },
);
const decision = await res.json();
