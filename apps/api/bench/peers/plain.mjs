// The least that keeps a row and reads it: node:http and pg, no key, no check.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS plain (id uuid PRIMARY KEY, body json NOT NULL, at timestamptz DEFAULT now())',
);
async function open(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const [id, body] = [randomUUID(), Buffer.concat(chunks).toString()];
  await pool.query({ name: 'open', text: 'INSERT INTO plain (id, body) VALUES ($1, $2)', values: [id, body] });
  return { id };
}
/** An item as the service keeps it, in the same database. */
async function get(id) {
  return (await pool.query({ name: 'get', text: 'SELECT * FROM content_items WHERE id = $1', values: [id] })).rows[0];
}
const server = createServer((req, res) => {
  const work = req.method === 'POST' ? open(req) : get(req.url.slice(1));
  work.then(
    (body) => res.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)),
    () => res.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
