const res = await fetch(
  `https://api.layers.com/v1/projects/${projectId}/content/uploads`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      files: [
        {
          filename: 'teaser.mp4',
          contentType: 'video/mp4',
          sizeBytes: 48211234,
        },
      ],
      grouping: 'per-file',
    }),
  },
);
const session = await res.json();
