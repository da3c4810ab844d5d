import { describe, expect, it } from 'vitest';
import type { Look } from './chosen-file.ts';
import { emptyDraft, nextDraft, whatIsMissing } from './draft.ts';
import type { Draft, DraftEvent } from './draft.ts';
import { film, still } from './media.testing.ts';

function draftAfter(...events: readonly DraftEvent[]): Draft {
  return events.reduce(nextDraft, emptyDraft);
}
function choose(...names: readonly string[]): DraftEvent {
  return { type: 'chosen', files: names.map((name) => ({ id: name, file: new File(['x'], name) })) };
}
function looked(id: string, look: Look): DraftEvent {
  return { type: 'looked', id, look };
}
function namesOf({ files }: Draft): readonly string[] {
  return files.map(({ id }) => id);
}
const refused: Look = {
  state: 'refused',
  fault: { title: 'No film.', detail: null, advice: 'Export it again.', fix: null },
};

describe('a draft', () => {
  it('takes ten files, and names those that were more', () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.jpg`);
    const full = draftAfter(choose(...names));
    expect(namesOf(full)).toEqual(names.slice(0, 10));
    expect(full.leftOut).toEqual(['10.jpg', '11.jpg']);
    expect(nextDraft(full, choose('12.jpg')).leftOut).toEqual(['12.jpg']);
  });

  it.each([
    { ids: ['a'], to: { id: 'c', side: 'after' }, order: ['b', 'c', 'a', 'd'] },
    { ids: ['d'], to: { id: 'a', side: 'before' }, order: ['d', 'a', 'b', 'c'] },
    { ids: ['a', 'c'], to: { id: 'd', side: 'after' }, order: ['b', 'd', 'a', 'c'] },
    { ids: ['b'], to: { id: 'b', side: 'after' }, order: ['a', 'b', 'c', 'd'] },
  ] as const)('puts $ids $to.side $to.id', ({ ids, to, order }) => {
    expect(namesOf(draftAfter(choose('a', 'b', 'c', 'd'), { type: 'moved', ids: new Set(ids), to }))).toEqual(order);
  });

  it('is no slideshow any more when a film joins, or one picture is left', () => {
    const show = draftAfter(choose('a', 'b'), { type: 'grouped', grouping: 'slideshow' });
    expect(show.grouping).toBe('slideshow');
    expect(nextDraft(show, looked('b', { state: 'sound', media: still })).grouping).toBe('slideshow');
    expect(nextDraft(show, looked('b', { state: 'sound', media: film })).grouping).toBe('per-file');
    expect(nextDraft(show, { type: 'removed', id: 'a' }).grouping).toBe('per-file');
  });

  it('says what is missing until every file is looked at and sound', () => {
    expect(whatIsMissing(emptyDraft)).toMatch(/^Choose/);
    const two = draftAfter(choose('a', 'b'), looked('a', refused));
    expect(whatIsMissing(two)).toMatch(/looked at/);
    expect(whatIsMissing(nextDraft(two, looked('b', refused)))).toBe('Remove the 2 refused files to go on.');
    const sound = nextDraft(nextDraft(two, looked('b', { state: 'sound', media: film })), { type: 'removed', id: 'a' });
    expect(whatIsMissing(sound)).toBeNull();
  });
});
