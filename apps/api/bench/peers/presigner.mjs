// What a team writes in an afternoon: Fastify checks a key, signs an upload to S3 with the AWS SDK, and keeps a row.
import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS uploads (id uuid PRIMARY KEY, name text NOT NULL, at timestamptz DEFAULT now())',
);
const s3 = new S3Client({ region: 'us-east-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } });
const app = Fastify();
app.addHook('onRequest', async (req, reply) => {
  if (req.headers.authorization !== 'Bearer key') return reply.code(401).send();
});
const body = {
  type: 'object',
  required: ['filename', 'contentType'],
  properties: { filename: { type: 'string' }, contentType: { type: 'string' } },
};
app.post('/uploads', { schema: { body } }, async (req) => {
  const id = randomUUID();
  const put = new PutObjectCommand({ Bucket: 'bucket', Key: id, ContentType: req.body.contentType });
  const url = await getSignedUrl(s3, put, { expiresIn: 900 });
  const text = 'INSERT INTO uploads (id, name) VALUES ($1, $2)';
  await pool.query({ name: 'open', text, values: [id, req.body.filename] });
  return { id, url };
});
// An item as the service keeps it, in the same database.
app.get('/items/:id', async (req) => {
  const text = 'SELECT * FROM content_items WHERE id = $1';
  return (await pool.query({ name: 'get', text, values: [req.params.id] })).rows[0];
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send(app.server.address().port);
process.on('disconnect', () => process.exit());
