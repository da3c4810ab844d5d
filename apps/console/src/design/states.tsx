import { LayersApiError } from '@layers-content/client';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** Where nothing is yet: what would be here, and how it comes here. */
export function Empty({
  icon,
  title,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Where something went wrong: what, in the service's words, and a way to try again. */
export function Fault({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  return (
    <div className="state" role="alert">
      <span className="state-icon state-icon-bad">
        <Icon name="warning" />
      </span>
      <h2>That did not work</h2>
      <p>{messageOf(error)}</p>
      <RequestOf error={error} />
      {onRetry && (
        <Button icon="refresh" onPress={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** The same in a line, beside what was tried. */
export function FaultLine({ error }: { readonly error: unknown }): ReactElement | null {
  if (error === null || error === undefined) return null;
  return (
    <p className="fault-line" role="alert">
      <Icon name="warning" />
      <span>{messageOf(error)}</span>
    </p>
  );
}

/**
 * Says to a screen reader that something is loading; what is seen is drawn by the view, in the shape of what will
 * come.
 */
export function Loading({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div aria-busy="true">
      <span className="unseen" role="status">
        Loading
      </span>
      {children}
    </div>
  );
}

function RequestOf({ error }: { readonly error: unknown }): ReactElement | null {
  if (!(error instanceof LayersApiError) || error.requestId === null) return null;
  return (
    <p className="state-request">
      Request <code>{error.requestId}</code>
    </p>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
