import { expect, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import type { Environment } from '../../config/setting-reader.ts';
import { settingFindings } from './settings.ts';

const s3 = {
  S3_BUCKET: 'media',
  S3_ENDPOINT: 'https://s3.example.test',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'hunter2',
};
const postgres = {
  DATABASE_URL: 'postgres://layers:hunter2@db.example.test/layers',
  SECRET_KEY: 'a secret that is long enough for this',
};
const shared = {
  ...s3,
  ...postgres,
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://api.example.test',
  MEDIA_BASE_URL: 'https://media.example.test',
  DRAIN_DELAY_SECONDS: '10',
};

function suspicious(env: Environment): readonly string[] {
  const findings = settingFindings(readConfig('/', env));
  for (const { verdict, advice } of findings) expect(advice === null).toBe(verdict === 'ok');
  expect(JSON.stringify(findings)).not.toContain('hunter2');
  return findings.filter(({ verdict }) => verdict !== 'ok').map(({ check }) => check);
}

test.each<[string, Environment, readonly string[]]>([
  ['a first start on a laptop', {}, []],
  ['several machines, as documented', shared, []],
  ['other machines that are sent to themselves', { HOST: '0.0.0.0' }, ['PUBLIC_URL']],
  ['the same in IPv6', { HOST: '::' }, ['PUBLIC_URL']],
  [
    'a network of one’s own that every organization may read',
    { FETCH_ALLOWED_CIDRS: '10.1.0.0/16' },
    ['FETCH_ALLOWED_CIDRS'],
  ],
  ['no TLS', { ...shared, PUBLIC_URL: 'http://api.example.test' }, ['PUBLIC_URL']],
  [
    'media that pages of https may not show',
    { ...shared, MEDIA_BASE_URL: 'http://media.example.test' },
    ['MEDIA_BASE_URL'],
  ],
  [
    'media on the reader’s own machine',
    { ...shared, PUBLIC_URL: 'https://api.example.test', MEDIA_BASE_URL: 'https://localhost:9000' },
    ['MEDIA_BASE_URL'],
  ],
  ['uploads to the client’s own machine', { ...shared, S3_ENDPOINT: 'http://127.0.0.1:9000' }, ['S3_PUBLIC_ENDPOINT']],
  [
    'the store beside the service, reached by another name',
    { ...shared, S3_ENDPOINT: 'http://127.0.0.1:9000', S3_PUBLIC_ENDPOINT: 'https://s3.example.test' },
    [],
  ],
  ['no limits', { RATE_LIMITS: 'off' }, ['RATE_LIMITS']],
  [
    'a secret under change',
    { ...shared, SECRET_KEY_PREVIOUS: 'the secret that was there before it' },
    ['SECRET_KEY_PREVIOUS'],
  ],
  [
    'one directory for many processes',
    { ...postgres, PUBLIC_URL: 'https://api.example.test', DRAIN_DELAY_SECONDS: '10' },
    ['S3_BUCKET'],
  ],
  ['balancers that are not waited for', { ...shared, DRAIN_DELAY_SECONDS: '' }, ['DRAIN_DELAY_SECONDS']],
])('%s', (_, env, checks) => {
  expect(suspicious(env)).toEqual(checks);
});
