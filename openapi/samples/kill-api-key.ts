const res = await fetch(
  `https://api.layers.com/v1/api-keys/${keyId}/kill`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const kill = await res.json();
