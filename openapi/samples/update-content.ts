const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}`,
  {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      caption: 'The roast that started it all — now in stores.',
    }),
  },
);
const item = await res.json();
