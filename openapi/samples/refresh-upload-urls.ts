const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/upload-urls`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Idempotency-Key': crypto.randomUUID(),
    },
  },
);
const session = await res.json();
