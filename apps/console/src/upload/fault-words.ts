import type { ProbeFaultReason } from '@layers-content/media-probe/browser';
import { capExceeded, kindOf } from './byte-limits.ts';
import { sizeText } from '../design/wording.ts';

/**
 * What is wrong with a file or an upload, for people: what it is, what to do, and a command that does it where there
 * is one.
 */
export interface FaultWords {
  readonly title: string;
  /** What was found, exactly; null where the title says all. */
  readonly detail: string | null;
  readonly advice: string;
  /** `INPUT` and `OUTPUT` stand for file names, as in the `fix` of an issue. */
  readonly fix: string | null;
}

/** What a probe found wrong with a file, as it comes out of a worker. */
export interface FoundFault {
  readonly reason: ProbeFaultReason;
  readonly message: string;
  readonly detectedType: string | null;
}

const toMp4 = 'ffmpeg -i INPUT -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart OUTPUT.mp4';
const toJpeg = 'magick "INPUT[0]" -auto-orient -background white -flatten -quality 92 OUTPUT.jpg';
const smallerFilm =
  'ffmpeg -i INPUT -c:v libx264 -crf 23 -maxrate 5M -bufsize 10M -c:a aac -b:a 128k -movflags +faststart OUTPUT.mp4';
const smallerPicture = 'magick "INPUT[0]" -auto-orient -resize "4096x4096>" -quality 85 OUTPUT.jpg';

const taken = 'Films are taken as MP4 or MOV, pictures as JPEG, PNG or WebP.';
const adviceOf: Partial<Record<ProbeFaultReason, readonly [advice: string, fix: string | null]>> = {
  empty: ['Choose the file again when its export or download has finished.', null],
  truncated: ['Its end is missing: export or copy it again, and wait until that has finished.', null],
  corrupt: ['Export it again from where it was made. If it plays, this writes it anew.', toMp4],
  audio_only: [`Put a picture to the sound first. ${taken}`, null],
  no_video_track: [`Export it again with its pictures. ${taken}`, null],
  matroska: ['Put it into an MP4.', toMp4],
  gif: ['Make a film of it, or save one frame as a JPEG.', toMp4],
  heic: ['Save it as a JPEG.', toJpeg],
  svg: ['Export it as a JPEG or PNG.', toJpeg],
  html: ['What was saved is a web page: download the file itself.', null],
  zip: ['Unpack it, and choose what is inside.', null],
  too_many_pixels: ['Scale it down.', smallerPicture],
  too_costly: ['Save it as a plain JPEG.', toJpeg],
  too_complex: ['Export it again as a plain MP4 or JPEG.', null],
};

/** Where what was found means something to those who make films, and not to those who have one. */
const titleOf: Partial<Record<ProbeFaultReason, string>> = {
  truncated: 'The file is cut off.',
  corrupt: 'The file is damaged.',
  too_complex: 'The file is more complicated than an honest one.',
  too_costly: 'The picture is saved in a form that takes too long to open.',
};

/** Words for a file whose bytes are not what can be uploaded. */
export function wordsOfProbeFault({ reason, message, detectedType }: FoundFault): FaultWords {
  const [advice, fix] = adviceOf[reason] ?? [taken, fixOfType(detectedType)];
  const kind = detectedType?.split('/')[0] ?? null;
  const title = titleOf[reason];
  const words = title === undefined ? { title: message, detail: null } : { title, detail: message };
  return { ...words, advice, fix: reason === 'corrupt' && kind !== 'video' ? null : fix };
}

/** Words for a file that is over its cap; null for one that is not. */
export function wordsOfSize(contentType: string, sizeBytes: number): FaultWords | null {
  const cap = capExceeded(contentType, sizeBytes);
  if (cap === null) return null;
  const kind = kindOf(contentType);
  return {
    title: `The ${kind === 'video' ? 'film' : 'picture'} has ${sizeText(sizeBytes)}; at most ${sizeText(cap)} are taken.`,
    detail: null,
    advice: kind === 'video' ? 'Encode it smaller.' : 'Save it smaller.',
    fix: kind === 'video' ? smallerFilm : smallerPicture,
  };
}

/** Words for a file the browser itself cannot read. */
export const unreadable: FaultWords = {
  title: 'The file cannot be read.',
  detail: null,
  advice: 'It was moved, renamed or changed since it was chosen. Choose it again.',
  fix: null,
};

/** Words for a file that nobody looked at. */
export const unseen: FaultWords = {
  title: 'The file could not be looked at.',
  detail: null,
  advice: 'A part of this page is missing: look whether the connection is there, and choose the file again.',
  fix: null,
};

function fixOfType(type: string | null): string | null {
  if (type?.startsWith('video/')) return toMp4;
  return type?.startsWith('image/') ? toJpeg : null;
}
