// What Node itself can do: a server that reads each request whole, parses its JSON, and answers what it was told. Run
// in a process of its own.
import { createServer } from 'node:http';

/** By method and path, such as `GET /item`. */
const answers = new Map<string, string>();

const server = createServer((req, res) => {
  const chunks: Uint8Array[] = [];
  req.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  req.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString());
    const body = answers.get(`${req.method} ${req.url}`);
    res.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body ?? ''),
    });
    res.end(body);
  });
});

process.on('message', ({ request, body }: { readonly request: string; readonly body: string }) => {
  answers.set(request, body);
  process.send?.('known');
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : null);
});
