import type { FitIssue } from '@layers-content/platform-fit';
import type { Verdict } from './judgement.ts';
import { expect, test } from 'vitest';
import { objectionsOf } from './objections.ts';

function issue(change: Partial<FitIssue>): FitIssue {
  return {
    code: 'video.codec_unsupported',
    severity: 'error',
    surface: 'video',
    assetId: 'a',
    message: 'Not taken.',
    measured: 'mp4v',
    limit: 'avc',
    unit: 'codec',
    platformCode: null,
    fix: 'ffmpeg -i INPUT OUTPUT.mp4',
    source: 'https://example.test',
    rule: 'tiktok.video.codec',
    ...change,
  };
}

test('what one command mends for several platforms is said once, and what only warns last', () => {
  const verdicts: readonly Verdict[] = [
    { platform: 'tiktok', ok: false, issues: [issue({ severity: 'warning', code: 'video.interlaced' }), issue({})] },
    { platform: 'instagram', ok: false, issues: [issue({ message: 'Nor here.' }), issue({ fix: 'another' })] },
  ];
  expect(
    objectionsOf(verdicts).map(({ severity, platforms, messages, fix }) => [severity, platforms, messages, fix]),
  ).toEqual([
    ['error', ['tiktok', 'instagram'], ['Not taken.', 'Nor here.'], 'ffmpeg -i INPUT OUTPUT.mp4'],
    ['error', ['instagram'], ['Not taken.'], 'another'],
    ['warning', ['tiktok'], ['Not taken.'], 'ffmpeg -i INPUT OUTPUT.mp4'],
  ]);
});
