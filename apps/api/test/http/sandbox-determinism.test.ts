import { contentTypes } from '@layers-content/core';
import type { OperationId } from '@layers-content/contract';
import { expect, test } from 'vitest';
import type { Answer } from '../contract/documented-answers.ts';
import { openScene } from './scene.ts';
import type { Call, Scene } from './scene.ts';

/**
 * Ids, tokens, cursors and times, each by the order of its first appearance: equal ones stay equal, and nothing else
 * is hidden.
 */
function masker(): (text: string) => string {
  const names = new Map<string, string>();
  const kinds: readonly (readonly [string, RegExp])[] = [
    ['token', /(?<=\/uploads\/)[\w.~-]+/g],
    ['request', /req_[0-9A-Z]{26}/g],
    ['cursor', /(?<="nextCursor":")[^"]+/g],
    ['id', /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g],
    ['time', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g],
  ];
  return (text) =>
    kinds.reduce(
      (masked, [kind, pattern]) =>
        masked.replaceAll(pattern, (value) => {
          if (!names.has(value)) names.set(value, `<${kind}-${names.size}>`);
          return names.get(value) ?? '';
        }),
      text,
    );
}

/** The same calls, whatever the service: every state, every fixture, every injected error. */
async function tour(on: Scene, startsAt: string): Promise<readonly string[]> {
  const answers: Answer[] = [];
  const step = async (operationId: OperationId, options: Call = {}): Promise<string> => {
    const answer = await on.call(operationId, { key: on.keys.test, ...options });
    answers.push(answer);
    return answer.body;
  };
  await on.service.database.setServiceNow(new Date(startsAt));
  const path = {
    projectId:
      /prj_[0-9a-f-]{36}/.exec(
        await step('createProject', { body: { name: 'Twice the same', timezone: 'Europe/Lisbon' } }),
      )?.[0] ?? '',
  };
  const files = [
    ...contentTypes.map((contentType) => ({ filename: `file of ${contentType}`, contentType, sizeBytes: 4_711 })),
    { filename: 'sandbox-unreadable.png', contentType: 'image/png', sizeBytes: 1 },
    { filename: 'sandbox-rate-limited', contentType: 'image/png', sizeBytes: 1 },
  ];
  const slides = files.filter(({ contentType }) => contentType.startsWith('image/')).slice(0, 3);
  const sessions = [
    await step('createUploadSession', { path, body: { files, grouping: 'per-file' } }),
    await step('createUploadSession', { path, body: { files: slides, grouping: 'slideshow' } }),
  ];
  const ids = [...new Set(sessions.join().match(/cnt_[0-9a-f-]{36}/g))];
  for (const containerId of ids) {
    for (const operationId of ['finalizeUpload', 'finalizeUpload', 'updateContent'] as const) {
      await step(operationId, { path: { containerId }, body: { caption: `Beans from ${operationId}` } });
    }
    await step('getAsset', { path: { containerId, assetId: 'upload-1' } });
    await step('getPlatformFit', { path: { containerId } });
  }
  await step('getContentProgress', { path: { containerId: ids[0] ?? '' } });
  await step('cancelContent', { path: { containerId: ids[0] ?? '' } });
  // Items of one moment have no order among sessions.
  await on.service.database.setServiceNow(new Date(Date.parse(startsAt) + 1_000));
  await step('updateContentReviewPolicy', { path, body: { policy: 'review_first_n', firstN: 1 } });
  const reviewed = await step('createUploadSession', {
    path,
    body: { files: files.slice(0, 3), grouping: 'per-file' },
  });
  const [first = '', second = '', third = ''] = new Set(reviewed.match(/cnt_[0-9a-f-]{36}/g));
  for (const containerId of [first, second])
    await step('finalizeUpload', { path: { containerId }, body: { caption: 'To be looked at' } });
  await step('approveContent', { path: { containerId: first }, body: { note: 'Fine' } });
  await step('rejectContent', { path: { containerId: second }, body: { reason: 'Not fine' } });
  await step('rejectContent', { path: { containerId: second }, body: { reason: 'Still not' } });
  await step('finalizeUpload', { path: { containerId: third }, body: { caption: 'Let through' } });
  await step('getContentReviewPolicy', { path });
  await step('listContent', { path, query: 'limit=5' });
  await step('listContent', { path, query: 'limit=0' });
  await step('getUsage');
  await step('archiveProject', { path });
  await step('getProject', { path });
  await step('whoami');
  const mask = masker();
  return answers.map(({ status, body }) => `${status} ${mask(body)}`);
}

test('two services that start from nothing answer the same calls with the same bytes, ids and times apart', async () => {
  const runs: (readonly string[])[] = [];
  for (const startsAt of ['2026-06-12T14:00:00.000Z', '2027-01-31T23:59:58.000Z']) {
    const fresh = await openScene({ env: { RATE_LIMITS: 'off' } });
    runs.push(await tour(fresh, startsAt));
    await fresh.close();
  }
  expect(runs[0]?.length).toBeGreaterThan(35);
  expect(runs[1]).toEqual(runs[0]);
});
