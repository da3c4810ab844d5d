const res = await fetch(
  `https://api.layers.com/v1/webhook-endpoints/${endpointId}`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const endpoint = await res.json();
