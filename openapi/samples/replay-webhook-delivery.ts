const res = await fetch(
  `https://api.layers.com/v1/webhook-deliveries/${deliveryId}/replay`,
  {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.LAYERS_API_KEY}`,
      'Idempotency-Key': crypto.randomUUID(),
    },
  },
);
const delivery = await res.json();
