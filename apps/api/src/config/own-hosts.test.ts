import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ownHostsOf } from './own-hosts.ts';

const secret = { SECRET_KEY: 'the secret that all processes share' };
const s3 = { S3_BUCKET: 'media', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' };

test.each<[string, Record<string, string>, readonly string[]]>([
  ['all in one directory', { HOST: '::1' }, ['::1']],
  [
    'a database and a store elsewhere',
    { ...secret, ...s3, DATABASE_URL: 'postgres://u:p@db.example/layers', S3_ENDPOINT: 'http://10.0.0.5:9000' },
    ['127.0.0.1', 'db.example', '10.0.0.5'],
  ],
  [
    'a bucket with a host of its own',
    { ...s3, S3_REGION: 'eu-west-1' },
    ['127.0.0.1', 's3.eu-west-1.amazonaws.com', 'media.s3.eu-west-1.amazonaws.com'],
  ],
  [
    'a host in a database’s query',
    { ...secret, DATABASE_URL: 'postgres://u:p@10.0.0.8/layers?host=10.0.0.9' },
    ['127.0.0.1', '10.0.0.8', '10.0.0.9'],
  ],
  [
    'a database on a socket',
    { ...secret, DATABASE_URL: 'postgres://u:p@[fd00::5]/layers?host=/run/postgresql' },
    ['127.0.0.1', 'fd00::5'],
  ],
])('%s', (_, env, hosts) => {
  expect([...new Set(ownHostsOf(readConfig('/', env)))]).toEqual(hosts);
});
