import { createClient } from '@layers-content/client';
import type { Identity, LayersClient } from '@layers-content/client';
import { createContext, useContext } from 'react';
import { apiBaseUrl } from '../shell/address.ts';
import { environmentOf } from './api-key.ts';
import type { Environment } from './api-key.ts';

/** Who looks at the console, and the client that speaks for them. */
export interface Session {
  readonly client: LayersClient;
  readonly environment: Environment;
  readonly identity: Identity;
  /** Aborted when it is over, for what works on by itself. */
  readonly ended: AbortSignal;
  readonly end: () => void;
}

/** What was pasted is no key. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';
  constructor() {
    super('This is no key: one begins with lp_live_ or lp_test_ and is copied whole.');
  }
}

/** Of this tab alone: another tab, or this one closed and opened again, asks anew. */
const storageName = 'layers-content.key';

/** The key of this tab, if somebody has signed in. */
export function keptKey(): string | null {
  return sessionStorage.getItem(storageName);
}

/** @param apiKey null forgets it. */
export function keepKey(apiKey: string | null): void {
  if (apiKey === null) sessionStorage.removeItem(storageName);
  else sessionStorage.setItem(storageName, apiKey);
}

/** Asks the service who this key is. @throws NoKeyError, LayersApiError, LayersNetworkError. */
export async function openSession(apiKey: string): Promise<Session> {
  const environment = environmentOf(apiKey);
  if (!environment) throw new NoKeyError();
  const client = createClient({ baseUrl: apiBaseUrl, apiKey });
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  return { client, environment, identity: await client.whoami(), ended: ending.signal, end };
}

const SessionContext = createContext<Session | null>(null);

/** Gives the session to everything within. */
export const SessionProvider = SessionContext.Provider;

/** The session, within the shell. @throws Error outside of it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody has signed in here');
  return session;
}

/** Whether the key may do what wants this scope. */
export function useMay(scope: Identity['scopes'][number]): boolean {
  const { scopes } = useSession().identity;
  return scopes.includes(scope) || (scope !== 'org:admin' && scopes.includes('*'));
}
