const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}`,
  {
    method: 'DELETE',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const archived = await res.json();
