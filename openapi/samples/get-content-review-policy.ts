const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}/content-review-policy`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const review = await res.json();
