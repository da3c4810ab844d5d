import { createPlatformJudge, measureCaption } from '@layers-content/platform-fit';
import { describe, expect, it } from 'vitest';
import { captionMetersOf } from './caption-meters.ts';
import type { LimitingPlatform } from './caption-meters.ts';

const platforms = createPlatformJudge().rules();

describe('the meters of a caption', () => {
  it('count units, hashtags and mentions against the rules of each platform', () => {
    const meters = captionMetersOf(platforms, new Set(['video']), measureCaption('#a '.repeat(31)));
    const instagram = meters.filter(({ platform }) => platform === 'Instagram');
    expect(instagram.map(({ measure, used, limit, isOver }) => [measure, used, limit, isOver])).toEqual([
      ['caption.length', 93, 2_200, false],
      ['caption.hashtags', 31, 5, true],
      ['caption.mentions', 0, 20, false],
    ]);
  });

  it('show of several limits the one that is met first, and the refusing one when it is broken', () => {
    const [first] = platforms;
    const rule = first?.rules.find(({ measure }) => measure === 'caption.length');
    if (!first || !rule) throw new Error('No platform limits the caption.');
    const rules = [
      { ...rule, limit: 20, severity: 'error' as const },
      { ...rule, limit: 10, severity: 'warning' as const },
    ];
    const twice: LimitingPlatform = { ...first, rules };
    const limitAt = (length: number) =>
      captionMetersOf([twice], new Set(rule.posts), new Map([['caption.length', length]])).map(({ limit }) => limit);
    expect([5, 15, 25].map(limitAt)).toEqual([[10], [10], [20]]);
  });
});
