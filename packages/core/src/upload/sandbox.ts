import { RateLimitedError } from '../account/errors.ts';
import { assetIdOf } from '../content/content-item.ts';
import type { UploadFile } from '../content/content-item.ts';
import { ConflictError } from '../content/errors.ts';
import type { ContentType, MediaInfo } from '../content/media-info.ts';
import { MediaFault, MediaRefusedError, PayloadTooLargeError, UploadIncompleteError } from './errors.ts';
import { capBytesOf } from './limits.ts';
import { publicKeyOf } from './object-keys.ts';
import { assetOf } from './seal-files.ts';
import type { FileSealer } from './seal-files.ts';

/** Filenames, whatever their extension, that make every finalize of their item answer an error (contract: Sandbox). */
type ReservedStem =
  | 'sandbox-upload-incomplete'
  | 'sandbox-too-large'
  | 'sandbox-unreadable'
  | 'sandbox-conflict'
  | 'sandbox-rate-limited';

/** Judges by fixtures: no byte is read, and the same calls give the same answers. @param fixtures one file a type. */
export function sandboxSealer(fixtures: Readonly<Record<ContentType, MediaInfo>>): FileSealer {
  return {
    async seal({ contentId, files }) {
      for (const file of files) throwReserved(contentId, file);
      return Promise.resolve(
        files.map((file) => {
          const info = fixtures[file.contentType];
          return { asset: assetOf(assetIdOf(file.position), publicKeyOf({ contentId, ...file }), info), info };
        }),
      );
    },
  };
}

function throwReserved(contentId: string, file: UploadFile): void {
  const stem = file.filename.replace(/\.[^.]*$/, '');
  if (isReserved(stem)) throw faults[stem](contentId, file);
}

function isReserved(stem: string): stem is ReservedStem {
  return Object.hasOwn(faults, stem);
}

const faults: Readonly<Record<ReservedStem, (contentId: string, file: UploadFile) => Error>> = {
  'sandbox-upload-incomplete': (contentId, file) => new UploadIncompleteError(publicKeyOf({ contentId, ...file })),
  'sandbox-too-large': (_contentId, { contentType, position, sizeBytes }) => {
    const limitBytes = capBytesOf(contentType);
    const details = { assetId: assetIdOf(position), limitBytes, declaredBytes: sizeBytes, actualBytes: limitBytes + 1 };
    return new PayloadTooLargeError(
      `${details.assetId} has ${details.actualBytes} bytes, over the cap of ${limitBytes} bytes. Upload a smaller file, or start a new session with its true size.`,
      details,
    );
  },
  'sandbox-unreadable': (_contentId, { contentType, position }) =>
    new MediaRefusedError(
      { assetId: assetIdOf(position), contentType },
      new MediaFault('corrupt', 'The file cannot be read.'),
    ),
  'sandbox-conflict': () =>
    new ConflictError('The upload session is no longer open. Start a new session and upload again.', {
      status: 'canceled',
      lastErrorCode: 'SESSION_EXPIRED',
    }),
  // A fixed moment would lie soon; a made-up one must at least be the same every time.
  'sandbox-rate-limited': () =>
    new RateLimitedError('minute', 60, { at: new Date('2026-01-01T00:01:00Z'), inSeconds: 60 }),
};
