import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';

/** Pages of other origins: shut out unless the operator lets them in. */
const origin = 'https://app.example.com';
const paths = ['/v1/whoami', '/uploads/x', '/healthz', '/nowhere'];
let closed: Scene;
let open: Scene;

beforeAll(async () => {
  closed = await openScene();
  open = await openScene({ env: { CORS_ORIGINS: `${origin}, https://second.example.com` } });
});

afterAll(async () => {
  await closed.close();
  await open.close();
});

async function corsHeaders(scene: Scene, method: string, path: string, headers: Readonly<Record<string, string>>) {
  const answer = await scene.send({ method, path, headers });
  return Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('access-control-')));
}

const preflight = (from: string, method: string) => ({
  Origin: from,
  'Access-Control-Request-Method': method,
  'Access-Control-Request-Headers': 'content-type',
});

test.each(paths)('off by default: no header at %s', async (path) => {
  expect(await corsHeaders(closed, 'GET', path, { Origin: origin })).toEqual({});
  expect(await corsHeaders(closed, 'OPTIONS', path, preflight(origin, 'PUT'))).toEqual({});
});

describe('with CORS_ORIGINS', () => {
  test('a preflight of PUT on an upload URL is allowed', async () => {
    const answer = await open.send({ method: 'OPTIONS', path: '/uploads/x', headers: preflight(origin, 'PUT') });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(answer.headers.get('Access-Control-Allow-Methods')?.split(',')).toContain('PUT');
    expect(answer.headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(',')).toContain('content-type');
    expect(answer.headers.get('Vary')).toContain('Origin');
    expect(answer.headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });

  test.each(paths)('an answer of %s may be read, its request id too', async (path) => {
    for (const from of [origin, 'https://second.example.com']) {
      const headers = await corsHeaders(open, 'GET', path, { Origin: from });
      expect(headers['access-control-allow-origin']).toBe(from);
      expect(headers['access-control-expose-headers']?.split(',')).toContain('X-Request-Id');
    }
  });

  test.each([
    'https://evil.example.com',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com.evil.test',
    'https://xapp.example.com',
    'null',
    '*',
    '',
  ])('the origin %j gets none', async (from) => {
    for (const path of paths) {
      expect(await corsHeaders(open, 'GET', path, { Origin: from })).not.toHaveProperty('access-control-allow-origin');
      expect(await corsHeaders(open, 'OPTIONS', path, preflight(from, 'PUT'))).not.toHaveProperty(
        'access-control-allow-origin',
      );
    }
  });
});
