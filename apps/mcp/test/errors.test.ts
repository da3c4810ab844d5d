import { expect, test } from 'vitest';
import { nextSteps } from '../src/next-steps.ts';
import { key, openSession } from './session.ts';

function problem(status: number, code: string, details?: object, headers: Record<string, string> = {}): Response {
  const error = { code, message: `What ${code} means.`, requestId: 'req_1', ...(details && { details }) };
  return Response.json({ error }, { status, headers });
}

test.each(Object.entries(nextSteps))('%s is told with what to do next', async (code, step) => {
  const { use } = await openSession(() => problem(422, code));
  expect(await use('whoami')).toEqual({
    isError: true,
    text: `${code} (422): What ${code} means.\nNext: ${step}\nRequest: req_1`,
    structured: null,
  });
});

test('numbers, and how long to wait, are told too', async () => {
  const { use } = await openSession(() => problem(429, 'RATE_LIMITED', { limit: 60 }, { 'Retry-After': '7' }));
  const { text } = await use('whoami');
  expect(text).toContain('Details: {"limit":60}\nWait: 7 s\nNext: ');
});

test('a code of a newer service is told as well', async () => {
  const { use } = await openSession(() => problem(409, 'NEWER'));
  expect((await use('whoami')).text).toContain('NEWER (409): What NEWER means.\nNext: Do what the message says.');
});

test('when no answer came, nobody is told that nothing happened', async () => {
  const { use } = await openSession(() => {
    throw new TypeError(`fetch failed with ${key}`);
  });
  const { isError, text } = await use('create_project', { name: 'Harbour', timezone: 'UTC' });
  expect(isError).toBe(true);
  expect(text).toMatch(/^NO_ANSWER: No answer from http:\/\/service\.test\..*\nNext: it is not known whether/);
  expect(text).not.toContain(key);
});

const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['get_project', {}, /^ARGUMENTS: .*\n- projectId: .*\nNext: correct them and call again\.$/],
  ['get_project', { projectId: 'prj_1', project: 1 }, /Unrecognized key: "project"/],
  ['list_content', { projectId: 'prj_1', limit: 0 }, /\n- limit: /],
  ['update_content_review_policy', { projectId: 'prj_1', policy: 'review_first_n' }, /^ARGUMENTS: .*wants firstN/],
  ['update_content_review_policy', { projectId: 'prj_1', policy: 'review_all', firstN: 1 }, /^ARGUMENTS: .*only\./],
  ['publish_everything', {}, /^ARGUMENTS: there is no tool publish_everything\./],
];
test.each(wrong)('%s with %j sends nothing', async (name, given, words) => {
  const { sent, use } = await openSession();
  const { isError, text } = await use(name, given);
  expect([isError, sent]).toEqual([true, []]);
  expect(text).toMatch(words);
});
