const res = await fetch(
  `https://api.layers.com/v1/webhook-endpoints/${endpointId}`,
  {
    method: 'DELETE',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const deleted = await res.json();
