import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Router, useLocation } from 'wouter';
import { SessionGate } from '../sign-in/session-gate.tsx';
import { mountPath } from './address.ts';
import { createQueries } from './queries.ts';
import { Shell } from './shell.tsx';

const base = mountPath.replace(/\/$/, '');
const queries = createQueries();

/** The whole console. */
export function App(): ReactElement {
  return (
    <QueryClientProvider client={queries}>
      <Router base={base}>
        <Links>
          <SessionGate>
            <Shell />
          </SessionGate>
        </Links>
      </Router>
    </QueryClientProvider>
  );
}

/** Makes every link of a component lead within the page. */
function Links({ children }: { readonly children: ReactElement }): ReactElement {
  const [, navigate] = useLocation();
  return (
    <RouterProvider navigate={navigate} useHref={(path) => `${base}${path}`}>
      {children}
    </RouterProvider>
  );
}
