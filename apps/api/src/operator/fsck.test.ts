import type { Finding } from '@layers-content/core';
import { expect, test } from 'vitest';
import { outcomeOfInspection } from './fsck.ts';

const contentId = '1b671a64-40d5-491e-99b0-da01ff1f3341';
const organizationId = '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b';
const usage = { openUploads: 1, storedBytes: 2, itemsToday: 3 };
const looked = { uploads: 4, objects: 5, due: 1, secrets: 6 };

test('nothing found: one sentence, and nothing has failed', () => {
  expect(outcomeOfInspection({ ...looked, findings: [] })).toEqual({
    data: { ...looked, counts: {}, findings: [] },
    lines: [],
    notes: [
      'Looked at 4 uploads and 5 objects, of which 1 wait to be deleted, and 6 webhook secrets.',
      'Everything is as it should be.',
    ],
  });
});

test.each<[string, Finding]>([
  [
    'missing  public-media/a  cnt_1b671a64-40d5-491e-99b0-da01ff1f3341  completed',
    { kind: 'missing', contentId, state: 'completed', key: 'public-media/a' },
  ],
  [
    'wrong_size  frozen/a  cnt_1b671a64-40d5-491e-99b0-da01ff1f3341  10  9',
    { kind: 'wrong_size', contentId, key: 'frozen/a', recordedBytes: 10, actualBytes: 9 },
  ],
  ['unknown  staging/a  7', { kind: 'unknown', key: 'staging/a', sizeBytes: 7 }],
  [
    'sealed  whe_1b671a64-40d5-491e-99b0-da01ff1f3341',
    { kind: 'sealed', endpointId: '1b671a64-40d5-491e-99b0-da01ff1f3341' },
  ],
  ['doomed  public-media/a', { kind: 'doomed', key: 'public-media/a' }],
  [
    'usage  org_6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b  live  {"openUploads":1,"storedBytes":2,"itemsToday":3}  {"openUploads":0,"storedBytes":2,"itemsToday":3}',
    {
      kind: 'usage',
      tenant: { organizationId, environment: 'live' },
      counted: usage,
      recounted: { ...usage, openUploads: 0 },
    },
  ],
])('%s', (line, finding) => {
  const outcome = outcomeOfInspection({ ...looked, findings: [finding] });
  expect(outcome).toMatchObject({ lines: [line], data: { counts: { [finding.kind]: 1 } }, failed: true });
  expect(outcome.notes[1]).toBe(`Found 1 ${finding.kind}.`);
});

test('of very many findings a thousand are told, and all are counted', () => {
  const findings = Array.from({ length: 2_500 }, (_, n): Finding => ({ kind: 'doomed', key: `public-media/${n}` }));
  const { lines, data, notes } = outcomeOfInspection({ ...looked, findings });
  expect([lines.length, data['counts'], notes[1]]).toEqual([1_000, { doomed: 2_500 }, 'Found 2500 doomed.']);
});
