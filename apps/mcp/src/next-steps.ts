import type { LayersErrorCode } from '@layers-content/client';

/** What a caller of these tools does about each error of the service. */
export const nextSteps: Readonly<Record<LayersErrorCode, string>> = {
  MALFORMED_REQUEST: 'This is a fault of this server, not of your arguments. Report it.',
  UNAUTHENTICATED: 'Do not try again. Ask the person to put a valid LAYERS_API_KEY into the settings of this server.',
  FORBIDDEN_SCOPE:
    'Do not try again with this key. Tell the person which scope is missing; whoami shows those there are.',
  NOT_FOUND: 'Look the id up with list_projects or list_content. Live and test keys do not see the same content.',
  CONFLICT: 'Read the item with get_content. What is canceled, decided or asks for no decision stays so.',
  IDEMPOTENCY_CONFLICT: 'This is a fault of this server, not of your arguments. Report it.',
  IDEMPOTENCY_IN_PROGRESS: 'The same call is still at work. Wait, then look with list_content whether it has ended.',
  FINALIZE_IN_PROGRESS: 'Wait, then ask get_content_progress until status is completed.',
  UPLOAD_INCOMPLETE: 'Send the named file to its uploadUrl by PUT, then call finalize_content_upload again.',
  PAYLOAD_TOO_LARGE: 'Make the file smaller than the limit named, then upload it anew.',
  UNSUPPORTED_MEDIA_TYPE: 'Send the bytes with exactly the headers that create_content_upload answered.',
  VALIDATION: 'Correct what is named, then call again. A broken or mislabelled file has to be replaced by a good one.',
  RATE_LIMITED: 'Wait as long as said, then call again, with fewer calls at once.',
  QUOTA_EXCEEDED: 'Do not try again now. Tell the person: something has to be deleted, or the quota raised.',
  INTERNAL: 'Look whether it took effect, then call again once. If it fails again, report the request id.',
  UNAVAILABLE: 'Wait as long as said, or half a minute, then call again.',
  KILL_SWITCH: 'Do not try again. The key was stopped for good: ask the person for another one.',
  STORAGE_FULL: 'Do not try again now. Tell the person that the disk of the service is full.',
};

/** @param code may be one of a newer service. */
export function nextStepOf(code: string): string {
  const known = Object.entries(nextSteps).find(([name]) => name === code);
  return known?.[1] ?? 'Do what the message says. If it says nothing, report the request id.';
}
