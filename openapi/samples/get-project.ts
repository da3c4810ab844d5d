const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const project = await res.json();
