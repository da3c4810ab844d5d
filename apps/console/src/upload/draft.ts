import { chosen, isSound } from './chosen-file.ts';
import type { ChosenFile, Look } from './chosen-file.ts';
import { maxFiles, slideshowMinImages } from './byte-limits.ts';

export type Grouping = 'per-file' | 'slideshow';

/** What is about to be uploaded, while it is put together. */
export interface Draft {
  /** In the order they are shown in. */
  readonly files: readonly ChosenFile[];
  readonly grouping: Grouping;
  readonly caption: string;
  /** Names of the files that were more than go at once, until the next are chosen. */
  readonly leftOut: readonly string[];
}

/** Something that happens to a draft. */
export type DraftEvent =
  | { readonly type: 'chosen'; readonly files: readonly { readonly id: string; readonly file: File }[] }
  | { readonly type: 'looked'; readonly id: string; readonly look: Look }
  | { readonly type: 'drawn'; readonly id: string; readonly posterUrl: string }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'moved'; readonly ids: ReadonlySet<string>; readonly to: Place }
  | { readonly type: 'grouped'; readonly grouping: Grouping }
  | { readonly type: 'captioned'; readonly caption: string }
  | { readonly type: 'cleared' };

/** Before or behind a file. */
export interface Place {
  readonly id: string;
  readonly side: 'before' | 'after';
}

export const emptyDraft: Draft = { files: [], grouping: 'per-file', caption: '', leftOut: [] };

/** The draft after an event. A draft that can be no slideshow any more is none. */
export function nextDraft(draft: Draft, event: DraftEvent): Draft {
  const next = changed(draft, event);
  return next.grouping === 'slideshow' && !canBeSlideshow(next.files) ? { ...next, grouping: 'per-file' } : next;
}

function changed(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'chosen':
      return withFiles(draft, event.files);
    case 'looked':
      return onFile(draft, event.id, (file) => ({ ...file, look: event.look }));
    case 'drawn':
      return onFile(draft, event.id, (file) => ({ ...file, posterUrl: event.posterUrl }));
    case 'removed':
      return { ...draft, files: draft.files.filter(({ id }) => id !== event.id) };
    case 'moved':
      return { ...draft, files: moved(draft.files, event.ids, event.to) };
    case 'grouped':
      return { ...draft, grouping: event.grouping };
    case 'captioned':
      return { ...draft, caption: event.caption };
    case 'cleared':
      return emptyDraft;
  }
}

function withFiles(draft: Draft, files: readonly { readonly id: string; readonly file: File }[]): Draft {
  const free = maxFiles - draft.files.length;
  const taken = files.slice(0, free).map(({ id, file }) => chosen(file, id));
  return { ...draft, files: [...draft.files, ...taken], leftOut: files.slice(free).map(({ file }) => file.name) };
}

function onFile(draft: Draft, id: string, change: (file: ChosenFile) => ChosenFile): Draft {
  return { ...draft, files: draft.files.map((file) => (file.id === id ? change(file) : file)) };
}

function moved(files: readonly ChosenFile[], ids: ReadonlySet<string>, { id, side }: Place): readonly ChosenFile[] {
  const staying = files.filter((file) => !ids.has(file.id));
  const at = staying.findIndex((file) => file.id === id);
  if (at < 0) return files;
  return staying.toSpliced(side === 'before' ? at : at + 1, 0, ...files.filter((file) => ids.has(file.id)));
}

/** Two or more files of which none is known to be a film. */
export function canBeSlideshow(files: readonly ChosenFile[]): boolean {
  return (
    files.length >= slideshowMinImages && files.every((file) => !isSound(file) || file.look.media.kind === 'image')
  );
}

/** What keeps a draft from being sent, in one sentence; null when nothing does. */
export function whatIsMissing({ files }: Draft): string | null {
  if (files.length === 0) return 'Choose a film or picture first.';
  if (files.some(({ look }) => look.state === 'looking')) return 'One moment: the files are being looked at.';
  const refused = files.filter(({ look }) => look.state === 'refused').length;
  if (refused === 0) return null;
  return refused === 1 ? 'Remove the refused file to go on.' : `Remove the ${refused} refused files to go on.`;
}
