import type { UploadTarget } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { converse } from '../hostile/raw-conversation.ts';
import { openExchange } from './exchange.ts';
import type { OpenExchange } from './exchange.ts';
import { openScene, outcomeOf, picture } from './scene.ts';
import type { Scene } from './scene.ts';

/** A PUT has to bring so much in every window; here windows are short. */
let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ env: { UPLOAD_STALL_SECONDS: '1' } });
});

afterEach(async () => {
  expect(await scene.keysOf('tmp/')).toEqual([]);
});

afterAll(() => scene.close());

const pathOf = ({ uploadUrl }: UploadTarget): string => new URL(uploadUrl).pathname;

function startPut(target: UploadTarget, headers: Readonly<Record<string, string>>): OpenExchange {
  return openExchange(scene.baseUrl, {
    method: 'PUT',
    path: pathOf(target),
    headers: { ...target.headers, ...headers },
  });
}

describe('408 REQUEST_TIMEOUT', () => {
  test('a PUT that stalls is refused and leaves nothing', async () => {
    const target = await scene.openOne();
    const put = startPut(target, { 'Content-Length': String(picture.byteLength) });
    await put.write(picture.subarray(0, 100));
    expect(outcomeOf(await put.answer)).toBe('408 REQUEST_TIMEOUT');
    expect(await scene.keysOf('staging/')).toEqual([]);
  });

  test('what frames the bytes brings nothing: only those of the body count', async () => {
    const target = await scene.openOne();
    const head = `PUT ${pathOf(target)} HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    // 180,000 bytes a second on the wire, of which 30,000 are the body's.
    const lines = [head, ...Array.from({ length: 200 }, () => '1\r\nx\r\n'.repeat(1_500))];
    expect((await converse(scene.baseUrl, { lines, pauseMs: 50 })).statuses).toEqual([408]);
  });

  test('one that keeps its pace is not', async () => {
    const target = await scene.openOne();
    const bytes = new Uint8Array(65_536 * 8);
    const put = startPut(target, { 'Content-Length': String(bytes.byteLength) });
    for (let at = 0; at < bytes.byteLength; at += 65_536) {
      await put.write(bytes.subarray(at, at + 65_536));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    put.end();
    expect((await put.answer).status).toBe(200);
  });
});
