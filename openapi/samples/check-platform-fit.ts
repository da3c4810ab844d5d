const res = await fetch(
  'https://api.layers.com/v1/platform-fit',
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      caption: 'Our new cup. #coffee',
      assets: [
        {
          contentType: 'image/jpeg',
          sizeBytes: 412877,
          media: { width: 1080, height: 1920 },
        },
      ],
    }),
  },
);
const verdicts = await res.json();
