const res = await fetch(
  'https://api.layers.com/v1/whoami',
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const identity = await res.json();
