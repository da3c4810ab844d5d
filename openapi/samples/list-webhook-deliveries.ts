const res = await fetch(
  `https://api.layers.com/v1/webhook-endpoints/${endpointId}/deliveries?limit=25`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const page = await res.json();
