const res = await fetch(
  'https://api.layers.com/v1/audit-log?since=2026-06-12T00:00:00Z&limit=50',
  {
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
    },
  },
);
const page = await res.json();
