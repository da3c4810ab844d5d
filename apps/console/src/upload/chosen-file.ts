import { contentTypeOf } from '@layers-content/client';
import type { DeclaredContentType } from '@layers-content/client';
import type { MediaInfo } from '@layers-content/media-probe/browser';
import type { FaultWords } from './fault-words.ts';

/** What looking at a file has told so far. */
export type Look =
  | { readonly state: 'looking' }
  | { readonly state: 'sound'; readonly media: MediaInfo }
  | { readonly state: 'refused'; readonly fault: FaultWords };

/** A file somebody dropped, pasted or picked, and what is known of it. */
export interface ChosenFile {
  readonly id: string;
  readonly file: File;
  readonly look: Look;
  /** An object URL of a small picture of it; null while there is none, or none can be made. */
  readonly posterUrl: string | null;
}

/** A file as it can be sent: looked at, and found sound. */
export interface SoundFile extends ChosenFile {
  readonly look: Extract<Look, { state: 'sound' }>;
}

export function chosen(file: File, id: string): ChosenFile {
  return { id, file, look: { state: 'looking' }, posterUrl: null };
}

export function isSound(file: ChosenFile): file is SoundFile {
  return file.look.state === 'sound';
}

/** What a file says it is, by its type or else its name; null when that is nothing this service takes. */
export function declaredTypeOf(file: File): DeclaredContentType | null {
  const type = declaredTypes.find((taken) => taken === file.type);
  if (type !== undefined) return type;
  try {
    return contentTypeOf(file.name);
  } catch {
    return null;
  }
}

/** The types that are taken, as a file picker is told of them. */
export const declaredTypes = [
  'video/mp4',
  'video/quicktime',
  'image/jpeg',
  'image/png',
  'image/webp',
] as const satisfies readonly DeclaredContentType[];
