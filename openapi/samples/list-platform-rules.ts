const res = await fetch(
  'https://api.layers.com/v1/platform-rules',
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const rules = await res.json();
