const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}/content-review-policy`,
  {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      policy: 'review_first_n',
      firstN: 5,
    }),
  },
);
const review = await res.json();
