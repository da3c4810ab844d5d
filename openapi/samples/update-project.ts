const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}`,
  {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      name: 'Harbour Roasters Co',
    }),
  },
);
const project = await res.json();
