import { LayersApiError, isLayersError } from '@layers-content/client';
import type { LayersError } from '@layers-content/client';

/** What went wrong with an upload, and what to do about it. */
export interface ErrorWords {
  readonly title: string;
  readonly advice: string;
}

const again = 'Try again: what was sent whole is not sent again.';

/** Words for whatever an upload failed with. */
export function wordsOfError(error: unknown): ErrorWords {
  const title = error instanceof Error ? error.message : String(error);
  return { title, advice: isLayersError(error) ? adviceOn(error) : again };
}

function adviceOn(error: LayersError): string {
  switch (error.code) {
    case 'NO_ANSWER':
      return `Look whether the connection is there. ${again}`;
    case 'QUOTA_EXCEEDED':
      return 'Make room first: delete what is not needed, or ask for a larger quota. Then try again.';
    case 'STORAGE_FULL':
      return 'The service has no room left: whoever runs it has to make some. Then try again.';
    case 'UNAUTHENTICATED':
    case 'KILL_SWITCH':
      return 'The key no longer holds: sign in with another one.';
    case 'FORBIDDEN_SCOPE':
      return 'Sign in with a key that may upload: its scopes need content:write.';
    case 'NOT_FOUND':
    case 'CONFLICT':
      return 'It cannot be gone on with. Discard it, and upload the files anew.';
    case 'VALIDATION':
    case 'PAYLOAD_TOO_LARGE':
      return 'Discard it, mend the file, and upload it anew.';
    case 'FILE_UNREADABLE':
    case 'FILE_CHANGED':
      return 'The file was moved or changed meanwhile. Discard it, and choose it again.';
    case 'UPLOADS_FAILED':
      return `What each file lacks stands beside it. ${again}`;
    default:
      return error instanceof LayersApiError && error.requestId !== null ? `${again} (${error.requestId})` : again;
  }
}
