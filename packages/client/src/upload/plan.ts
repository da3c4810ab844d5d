import { PostInvalidError } from '../errors.ts';
import type { Grouping } from './token.ts';

/** The files of one item, by their positions. */
export interface PlannedItem {
  readonly indices: readonly number[];
  readonly caption: string;
}

/** What the contract lets one session hold. */
const filesPerSession = 10;

/** @throws PostInvalidError when there are no files, or captions for another number of items. */
export function plannedItems(count: number, grouping: Grouping, caption: string | readonly string[]): PlannedItem[] {
  if (count === 0) throw new PostInvalidError('no_files', 'There are no files. Name at least one.');
  const all = Array.from({ length: count }, (_, index) => index);
  const items = grouping === 'slideshow' ? [all] : all.map((index) => [index]);
  if (typeof caption !== 'string' && caption.length !== items.length)
    throw new PostInvalidError(
      'captions_miscounted',
      `There are ${caption.length} captions for ${items.length} items. Give one for each, or a single one for all.`,
    );
  return items.map((indices, at) => ({
    indices,
    caption: typeof caption === 'string' ? caption : (caption[at] ?? ''),
  }));
}

/** Files that share a session: the whole slideshow, whatever the service says to its length; else every ten. */
export function plannedSessions(indices: readonly number[], grouping: Grouping): readonly (readonly number[])[] {
  if (grouping === 'slideshow') return [indices];
  const sessions = Math.ceil(indices.length / filesPerSession);
  return Array.from({ length: sessions }, (_, at) => indices.slice(at * filesPerSession, (at + 1) * filesPerSession));
}
