import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Button, IconButton } from './button.tsx';

const shownMs = 1_800;

interface CopyProps {
  readonly text: string;
  /** What is copied, such as "item id". */
  readonly what: string;
}

/**
 * Copies a text; says so for a moment, also to a screen reader.
 * @param children words on it; without them it is a drawing.
 */
export function CopyButton({ text, what, children }: CopyProps & { readonly children?: string }): ReactElement {
  const [copied, copy] = useCopying(text);
  const icon = copied ? 'check' : 'copy';
  return (
    <span className="copy">
      {children === undefined ? (
        <IconButton icon={icon} label={`Copy ${what}`} onPress={copy} />
      ) : (
        <Button look="quiet" icon={icon} aria-label={`${children}: ${what}`} onPress={copy}>
          {children}
        </Button>
      )}
      <span className="unseen" role="status">
        {copied ? `Copied: ${what}` : ''}
      </span>
    </span>
  );
}

function useCopying(text: string): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return [copied, () => void navigator.clipboard.writeText(text).then(() => setCopied(true))];
}
