import { useSyncExternalStore } from 'react';
import { useSession } from '../sign-in/session.tsx';
import type { Session } from '../sign-in/session.tsx';
import { UploadDesk } from './upload-desk.ts';
import type { DeskState } from './upload-desk.ts';

let open: { readonly session: Session; readonly desk: UploadDesk } | null = null;

/** The desk of whoever has signed in, and what is on it. */
export function useDesk(): readonly [desk: UploadDesk, state: DeskState] {
  const desk = deskOf(useSession());
  return [desk, useSyncExternalStore(desk.subscribe, desk.snapshot)];
}

/** One desk at a time: another session closes that of the one before. */
function deskOf(session: Session): UploadDesk {
  if (open?.session.client === session.client) return open.desk;
  open?.desk.close();
  const { client, environment, identity } = session;
  const desk = new UploadDesk({ client, owner: `${identity.organizationId} ${environment}` });
  session.ended.addEventListener('abort', () => desk.close(), { once: true });
  open = { session, desk };
  return desk;
}
