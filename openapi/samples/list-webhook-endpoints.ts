const res = await fetch(
  'https://api.layers.com/v1/webhook-endpoints',
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const list = await res.json();
