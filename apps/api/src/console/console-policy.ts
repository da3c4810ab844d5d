import type { Config } from '../config/config.ts';
import { bucketUrlOf } from '../config/storage-config.ts';

/** What the console needs to know of a service. */
export type ConsoleSettings = Pick<Config, 'publicUrl' | 'mediaBaseUrl' | 'objects'>;

/**
 * The Content-Security-Policy of the console: its own files, and the places it sends files to and shows media from.
 * What a person has chosen is looked at before it is sent (`blob:`). Nothing inline, nothing of anybody else.
 */
export function consolePolicy(settings: ConsoleSettings): string {
  const places = ["'self'", ...originsOf(settings), 'blob:'].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${places}`,
    `img-src ${places}`,
    `media-src ${places}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Where upload URLs lead (those of the sandbox to the service itself), and where media lie; each once. */
function originsOf({ publicUrl, mediaBaseUrl, objects }: ConsoleSettings): readonly string[] {
  const uploads = objects.kind === 's3' ? [bucketUrlOf({ ...objects, bucket: objects.stagingBucket })] : [];
  return [...new Set([publicUrl, ...uploads, mediaBaseUrl].map((url) => new URL(url).origin))];
}
