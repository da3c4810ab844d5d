const res = await fetch(
  'https://api.layers.com/v1/usage',
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const usage = await res.json();
