const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/progress`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const progress = await res.json();
