import { LayersApiError } from '@layers-content/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Fault } from '../design/states.tsx';
import { keepKey, keptKey, openSession, SessionProvider } from './session.tsx';
import { SignInView } from './sign-in-view.tsx';

const SignOutContext = createContext<() => void>(() => undefined);

/** Forgets the key and all that was asked with it. */
export function useSignOut(): () => void {
  return useContext(SignOutContext);
}

/** Shows what is within to whoever has signed in, and asks everybody else for a key. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const [apiKey, setApiKey] = useState(keptKey);
  const session = useQuery({
    queryKey: ['session', apiKey?.slice(0, keyHandleLength)],
    queryFn: () => openSession(apiKey ?? ''),
    enabled: apiKey !== null,
    staleTime: Infinity,
  });
  const change = (next: string | null) => {
    session.data?.end();
    keepKey(next);
    queries.clear();
    setApiKey(next);
  };
  useRefusals(() => {
    change(null);
  });
  if (apiKey === null) return <SignInView onKey={change} />;
  if (session.isPending) return <div className="shell-wait" aria-busy="true" />;
  if (session.isError) return <LostSession error={session.error} onRetry={session.refetch} />;
  return (
    <SessionProvider value={session.data}>
      <SignOutContext.Provider
        value={() => {
          change(null);
        }}
      >
        {children}
      </SignOutContext.Provider>
    </SessionProvider>
  );
}

/** Prefix, world and handle of a key: what tells it from others, without its secret. */
const keyHandleLength = 'lp_live_'.length + 16;

/** Whatever is refused because the key no longer holds ends the session. */
function useRefusals(end: () => void): void {
  const queries = useQueryClient();
  useEffect(() =>
    queries.getQueryCache().subscribe((event) => {
      const error: unknown = event.query.state.error;
      if (error instanceof LayersApiError && error.code === 'UNAUTHENTICATED') end();
    }),
  );
}

function LostSession({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => Promise<unknown>;
}): ReactElement {
  return (
    <main className="shell-wait">
      <Fault error={error} onRetry={() => void onRetry()} />
    </main>
  );
}
