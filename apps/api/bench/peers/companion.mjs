// Signs uploads to S3 and stores nothing, as @uppy/companion does.
import { createServer } from 'node:http';
import * as companion from '@uppy/companion';
import express from 'express';

const app = express();
const { app: signer } = companion.app({
  providerOptions: {},
  s3: { getKey: ({ filename }) => filename, key: 'key', secret: 'secret', bucket: 'bucket', region: 'us-east-1' },
  server: { host: '127.0.0.1', protocol: 'http' },
  corsOrigins: true,
  uploadUrls: ['http://127.0.0.1'],
  filePath: process.argv[2],
  secret: 'a secret of the benchmark',
  metrics: false,
});
app.use(signer);
const server = createServer(app);
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
