const res = await fetch(
  'https://api.layers.com/v1/projects',
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      name: 'Harbour Roasters',
      timezone: 'Europe/Lisbon',
    }),
  },
);
const project = await res.json();
