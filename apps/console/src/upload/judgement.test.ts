import { createPlatformJudge } from '@layers-content/platform-fit';
import type { MediaInfo } from '@layers-content/media-probe/browser';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { judgementOf } from './judgement.ts';
import { film, still } from './media.testing.ts';

const judge = createPlatformJudge();

function draftOf(media: Readonly<Record<string, MediaInfo>>, rest: Partial<Draft> = {}): Draft {
  const files = Object.entries(media).map(([id, info]) => ({
    id,
    file: new File([], id),
    look: { state: 'sound' as const, media: info },
    posterUrl: null,
  }));
  return { ...emptyDraft, files, ...rest };
}

describe('the judgement of a draft', () => {
  it('tells of each file what is its own, and of the caption once', () => {
    const silent = { ...film, durationMs: 1_000 };
    const { ofFile, ofPost } = judgementOf(judge, draftOf({ a: film, b: silent }, { caption: '#x '.repeat(40) }));
    expect(ofFile.get('a')?.map(({ ok }) => ok)).toEqual([true, true]);
    expect(ofFile.get('b')?.flatMap(({ issues }) => issues.map(({ code }) => code))).toContain(
      'video.duration_too_short',
    );
    const said = ofPost.flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(said).toContain('caption.hashtags_too_many');
    expect(new Set(said).size).toBe(said.length);
  });

  it('judges the pictures of a slideshow together', () => {
    const media = { a: still, b: { ...still, height: 1080 } };
    const mixed = 'media.mixed_aspect_ratio';
    const codesOf = (draft: Draft) =>
      judgementOf(judge, draft)
        .ofFile.get('b')
        ?.flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(codesOf(draftOf(media, { grouping: 'slideshow' }))).toContain(mixed);
    expect(codesOf(draftOf(media))).not.toContain(mixed);
  });
});
