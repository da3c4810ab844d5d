const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}`,
  {
    method: 'DELETE',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const item = await res.json();
