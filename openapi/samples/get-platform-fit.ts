const res = await fetch(
  `https://api.layers.com/v1/content/${containerId}/platform-fit?platforms=youtube_shorts&platforms=linkedin`,
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const verdicts = await res.json();
