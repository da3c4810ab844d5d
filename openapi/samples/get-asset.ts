const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/assets/${assetId}`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const asset = await res.json();
