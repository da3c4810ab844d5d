import type { ContentItem } from '@layers-content/client';
import type { PlatformId } from '@layers-content/platform-fit';

/** The names people know platforms by, in the order of the verdicts. */
export const platformNames: Readonly<Record<PlatformId, string>> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube_shorts: 'YouTube Shorts',
  facebook_reel: 'Facebook',
  threads: 'Threads',
  x: 'X',
  linkedin: 'LinkedIn',
  pinterest: 'Pinterest',
  bluesky: 'Bluesky',
  snapchat: 'Snapchat',
};

const nameOf: ReadonlyMap<string, string> = new Map(Object.entries(platformNames));

/** The name people know a platform by; of one that is not known here, the id itself with a capital letter. */
export function platformName(id: string): string {
  return nameOf.get(id) ?? `${id.slice(0, 1).toUpperCase()}${id.slice(1).replaceAll(/[-_]/g, ' ')}`;
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** Keeps a number and its unit on one line. */
const noBreak = '\u00A0';

/** A size for people, such as "225 KB"; a kilobyte has 1,024 bytes, as in the limits of the API. */
export function sizeText(sizeBytes: number): string {
  const power = sizeBytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(sizeBytes) / 10));
  const value = sizeBytes / 1024 ** power;
  return `${value.toFixed(value < 10 && power > 0 ? 1 : 0).replace(/\.0$/, '')}${noBreak}${units[power] ?? ''}`;
}

/** Width and height for people, such as "1080 × 1920". */
export function pixelsText(width: number, height: number): string {
  return [width, '×', height].join(noBreak);
}

/** A length for people, such as "0:31" or "1:02:05". */
export function lengthText(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  return `${hours > 0 ? `${hours}:${twoDigits(minutes)}` : minutes}:${twoDigits(rest)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time of the API in the reader's own time zone. */
export function timeText(time: string): string {
  return moment.format(new Date(time));
}

const hour = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The same where the day goes without saying. */
export function hourText(time: string): string {
  return hour.format(new Date(time));
}

/** What an item is called where there is room for a line: the beginning of its caption. */
export function titleOf({ caption, status }: Pick<ContentItem, 'caption' | 'status'>): string {
  const line = caption?.trim().split('\n', 1)[0] ?? '';
  if (line !== '') return line;
  return status === 'completed' ? 'Without a caption' : 'Not uploaded yet';
}
