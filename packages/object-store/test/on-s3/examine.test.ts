/** @module-tag process */
import { beforeAll, expect, test } from 'vitest';
import { examineS3Store } from '../../src/index.ts';
import type { StoreFinding } from '../../src/index.ts';
import { prepareBucket, realServerOf } from './real-store.ts';

const server = realServerOf(process.env);
beforeAll(() => prepareBucket(server));

const line = ({ check, verdict, seen }: StoreFinding) => `| ${check} | ${verdict} | ${seen} |\n`;

test(`${server.name} has everything the service requires`, async () => {
  const findings = await examineS3Store(server.options, { mediaBaseUrl: null, corsOrigins: ['https://app.example'] });
  process.stdout.write(`${server.name}\n${findings.map(line).join('')}`);
  expect(findings.filter(({ verdict, importance }) => verdict !== 'ok' && importance === 'required')).toEqual([]);
});
