const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/finalize-upload`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      caption: 'The roast that started it all.',
    }),
  },
);
const item = await res.json();
