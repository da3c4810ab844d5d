const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}/content/upload`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      media: [{ url: 'https://media.example.com/beans.jpg' }],
      caption: 'Fresh beans, every Thursday.',
    }),
  },
);
const item = await res.json();
