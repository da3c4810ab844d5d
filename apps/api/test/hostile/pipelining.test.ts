import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openScene } from '../http/scene.ts';
import type { Scene } from '../http/scene.ts';
import { converse } from './raw-conversation.ts';

/** Requests in a row on one connection: one is at work, its answer is whole, and the next comes after it. */
let scene: Scene;
let running = 0;
let mostRunning = 0;

beforeAll(async () => {
  scene = await openScene({
    env: { BODY_TIMEOUT_SECONDS: '2' },
    wrap: ({ repository }) => ({
      repository: {
        ...repository,
        findApiKey: async (handle) => {
          running += 1;
          mostRunning = Math.max(mostRunning, running);
          await new Promise((resume) => setTimeout(resume, 50));
          running -= 1;
          return repository.findApiKey(handle);
        },
      },
    }),
  });
});

beforeEach(() => {
  mostRunning = 0;
});

afterAll(() => scene.close());

const ask = (): string => `GET /v1/whoami HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${scene.keys.live}\r\n\r\n`;
const talk = (text: string, from?: string) =>
  converse(scene.baseUrl, { lines: [text], ...(from !== undefined && { from }) });

/** The answers of a conversation, each as long as it says. */
function answersOf(text: string): { readonly status: number; readonly isWhole: boolean }[] {
  const answers: { status: number; isWhole: boolean }[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n') + 4;
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(rest)?.[1]);
    const length = Number(/^content-length: (\d+)/im.exec(rest.slice(0, end))?.[1]);
    const body = rest.slice(end, end + length);
    answers.push({ status, isWhole: body.length === length && body.startsWith('{') && body.endsWith('}') });
    if (Number.isNaN(length)) break;
    rest = rest.slice(end + length);
  }
  return answers;
}

const whole = (...statuses: readonly number[]) => statuses.map((status) => ({ status, isWhole: true }));

describe('requests in a row', () => {
  test('are at work one after another', async () => {
    const { text } = await talk(`${ask().repeat(9)}${ask().replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}`);
    expect(answersOf(text)).toEqual(whole(...Array.from({ length: 10 }, () => 200)));
    expect(mostRunning).toBe(1);
  });

  test('are not kept without end: who sends hundreds ahead is cut off', async () => {
    const { ended, statuses } = await talk(ask().repeat(400), '127.0.0.2');
    expect(ended).toBe('by the server');
    expect(statuses.length).toBeLessThanOrEqual(33);
    expect(mostRunning).toBeLessThanOrEqual(1);
  });

  test('who sent too many keeps what is at work, and has no other connection for a while; others have', async () => {
    const lastOne = ask().replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    const ended = scene.context.endedConnections;
    ended.take();
    const [idle, asking] = [
      converse(scene.baseUrl, { lines: [], from: '127.0.0.3' }),
      talk(ask() + lastOne, '127.0.0.3'),
    ];
    await expect.poll(() => running).toBe(1);
    await talk(ask().repeat(400), '127.0.0.3');
    expect((await idle).ended).toBe('by the server');
    expect((await asking).statuses).toEqual([200, 200]);
    expect((await talk(lastOne, '127.0.0.3')).statuses).toEqual([]);
    expect(ended.take()).toEqual({ sent_ahead: 1, shut_out: 2 });
    expect((await talk(lastOne, '127.0.0.4')).statuses).toEqual([200]);
  });
});

test('a request behind an answer with which its connection ends is not performed', async () => {
  const performed = () => scene.service.logLines.filter((line) => line.includes('"whoami"')).length;
  const before = performed();
  const { statuses } = await talk(`GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${ask()}`);
  expect(statuses).toEqual([400]);
  expect(performed()).toBe(before);
});

describe('a fault of the parser', () => {
  test.each([
    ['nonsense behind a request', 'blah\r\n\r\n'],
    ['and more nonsense behind it', `blah\r\n\r\n${'blah\r\n'.repeat(50)}`],
    ['a body that breaks', 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('%s: answered once, after all that came before', async (_name, fault) => {
    const { text, ended } = await talk(`${ask()}${ask()}${fault}`);
    expect(answersOf(text)).toEqual(whole(200, 200, 400));
    expect(ended).toBe('by the server');
  });

  test('in several pieces while an answer is at work', async () => {
    const { text } = await converse(scene.baseUrl, { lines: [ask(), 'bl', 'ah\r\n', 'blah\r\n\r\n'], pauseMs: 10 });
    expect(answersOf(text)).toEqual(whole(200, 400));
  });

  test('in the body of the request at work is its one answer', async () => {
    const head = `POST /v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${scene.keys.live}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const { text } = await converse(scene.baseUrl, { lines: [head, '2\r\n{}\r\nzz\r\n'], pauseMs: 200 });
    expect(answersOf(text)).toEqual(whole(400));
  });

  test('in a body that was refused already adds nothing', async () => {
    const head = 'POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    const { text } = await converse(scene.baseUrl, { lines: [head, '2\r\n{}\r\n', 'zz\r\n'], pauseMs: 200 });
    expect(answersOf(text)).toEqual(whole(401));
  });
});
