import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement, SyntheticEvent } from 'react';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { Field } from '../design/field.tsx';
import { Mark } from '../shell/mark.tsx';
import { environmentOf } from './api-key.ts';
import { openSession } from './session.tsx';
import './sign-in.css';

const command = 'npx layers-content key --copy';

/** Asks for a key. @param onKey gets one that the service knows. */
export function SignInView({ onKey }: { readonly onKey: (apiKey: string) => void }): ReactElement {
  const [typed, setTyped] = useState('');
  const apiKey = typed.trim();
  const trying = useMutation({
    mutationFn: openSession,
    onSuccess: () => {
      onKey(apiKey);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    trying.mutate(apiKey);
  };
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <Mark />
        <div>
          <h1>Sign in with a key</h1>
          <p className="soft">It stays in this tab, and is forgotten when you close it.</p>
        </div>
        <Field
          label="API key"
          type="password"
          autoComplete="off"
          autoFocus
          placeholder="lp_live_… or lp_test_…"
          value={typed}
          onChange={(text) => {
            trying.reset();
            setTyped(text);
          }}
          fault={trying.error?.message}
          note={<EnvironmentNote apiKey={apiKey} />}
        />
        <Button look="main" type="submit" isPending={trying.isPending} isDisabled={apiKey === ''}>
          {trying.isPending ? 'Asking the service…' : 'Sign in'}
        </Button>
        <div className="sign-in-help">
          <p>No key at hand? Where the service runs, this puts one into the clipboard:</p>
          <p className="sign-in-command">
            <code>{command}</code>
            <CopyButton text={command} what="command" />
          </p>
        </div>
      </form>
    </main>
  );
}

/** Says which world a key opens before it does. */
function EnvironmentNote({ apiKey }: { readonly apiKey: string }): ReactElement {
  const environment = environmentOf(apiKey);
  if (environment === 'live') return <Badge tone="good">Live: real files, real items</Badge>;
  if (environment === 'test') return <Badge tone="care">Test: the sandbox</Badge>;
  return <span>It begins with lp_live_ or lp_test_.</span>;
}
