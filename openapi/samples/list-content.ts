const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}/content?status=completed&limit=25`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const page = await res.json();
