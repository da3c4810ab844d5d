import type { FitIssue } from '@layers-content/platform-fit';
import type { Verdict } from './judgement.ts';
import type { ReactElement } from 'react';
import { Badge } from '../design/badge.tsx';
import { CommandWords } from '../design/command-words.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { Icon } from '../design/icon.tsx';
import { platformName } from '../design/wording.ts';
import { fixFor } from './fix-command.ts';
import { objectionsOf } from './objections.ts';
import { counted } from './wording.ts';

interface VerdictsProps {
  readonly verdicts: readonly Verdict[];
}

/** The verdict of each platform in a word. */
export function VerdictBadges({ verdicts }: VerdictsProps): ReactElement {
  return (
    <ul className="chosen-verdicts" aria-label="Verdicts">
      {verdicts.map(({ platform, ok, issues }) => (
        <li key={platform}>
          <Badge
            tone={!ok ? 'bad' : issues.length > 0 ? 'care' : 'good'}
            icon={!ok ? 'cross' : issues.length > 0 ? 'warning' : 'check'}
          >
            {platformName(platform)} {wordOf(ok, issues)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function wordOf(ok: boolean, issues: readonly FitIssue[]): string {
  if (!ok) return counted(issues.filter(({ severity }) => severity === 'error').length, 'problem');
  return issues.length > 0 ? counted(issues.length, 'note') : 'fits';
}

/**
 * What platforms object to, each with what to do and the command that does it.
 * @param filename stands in that command.
 */
export function Issues({
  verdicts,
  filename,
}: VerdictsProps & { readonly filename: string | null }): ReactElement | null {
  const objections = objectionsOf(verdicts);
  if (objections.length === 0) return null;
  return (
    <ul className="objections" aria-label="What to do">
      {objections.map(({ severity, platforms, messages, fix }) => (
        <li key={messages.join()} className={`objection objection-${severity}`}>
          <Icon name={severity === 'error' ? 'cross' : 'warning'} />
          <div>
            <p>
              <b>{platforms.map(platformName).join(', ')}</b>{' '}
              <span className="objection-kind">
                {severity === 'warning' ? 'to mind' : platforms.length > 1 ? 'refuse it' : 'refuses it'}
              </span>
            </p>
            {messages.map((message) => (
              <p key={message}>{message}</p>
            ))}
            {fix !== null && filename !== null && <FixCommand fix={fix} filename={filename} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A command that mends a file, to be copied. */
export function FixCommand({ fix, filename }: { readonly fix: string; readonly filename: string }): ReactElement {
  const command = fixFor(fix, filename);
  return (
    <div className="fix-command">
      <code>
        <CommandWords command={command} />
      </code>
      <CopyButton text={command} what={`command for ${filename}`}>
        Copy
      </CopyButton>
    </div>
  );
}
