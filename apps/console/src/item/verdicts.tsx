import type { ContentItem, PlatformVerdict } from '@layers-content/client';
import type { ReactElement } from 'react';
import { CommandWords } from '../design/command-words.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { Icon } from '../design/icon.tsx';
import { FaultLine, Loading } from '../design/states.tsx';
import { platformName } from '../design/wording.ts';
import { VerdictBadge } from '../library/item-badges.tsx';
import { usePickedPlatforms } from '../platforms/picked-platforms.ts';
import { PlatformPicker } from '../platforms/platform-picker.tsx';
import { Panel } from './panel.tsx';
import { useVerdicts } from './verdicts-query.ts';

type Issue = PlatformVerdict['issues'][number];

/** What each picked platform says, why, and the command that mends it. */
export function Verdicts({ item }: { readonly item: ContentItem }): ReactElement | null {
  const [picked, pick] = usePickedPlatforms();
  const { verdicts, error } = useVerdicts(item, picked);
  if (item.platformFit.length === 0) return null;
  return (
    <Panel title="Platforms">
      <PlatformPicker picked={picked} onPick={pick} />
      <FaultLine error={error} />
      <ul className="verdict-list">
        {picked.map((platform) => (
          <li key={platform}>
            <PlatformSays verdict={verdicts.find((verdict) => verdict.platform === platform)} isAwaited={!error} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface PlatformSaysProps {
  /** Undefined while it is not there yet. */
  readonly verdict: PlatformVerdict | undefined;
  readonly isAwaited: boolean;
}

function PlatformSays({ verdict, isAwaited }: PlatformSaysProps): ReactElement | null {
  if (verdict === undefined) return isAwaited ? <Expected /> : null;
  return (
    <>
      <p className="verdict-line">
        <VerdictBadge {...verdict} />
        <span className="soft">{summaryOf(verdict)}</span>
      </p>
      <ul className="issues">
        {verdict.issues.map((issue) => (
          <IssueItem key={`${issue.code} ${issue.surface} ${issue.assetId ?? ''} ${issue.rule}`} issue={issue} />
        ))}
      </ul>
    </>
  );
}

/** A line as high as that of a verdict. */
function Expected(): ReactElement {
  return (
    <Loading>
      <div className="skeleton verdict-expected" />
    </Loading>
  );
}

function summaryOf({ platform, ok, issues }: PlatformVerdict): string {
  if (!ok) return `${platformName(platform)} would refuse this post.`;
  return issues.length > 0 ? 'It is taken, but mind:' : 'It is taken as it is.';
}

function IssueItem({ issue }: { readonly issue: Issue }): ReactElement {
  const { severity, message, fix, surface, assetId } = issue;
  const where = [surface === 'all' ? '' : surface, assetId ?? ''].filter((part) => part !== '').join(', ');
  return (
    <li className={`issue issue-${severity}`}>
      <Icon name={severity === 'error' ? 'cross' : 'warning'} />
      <div>
        <p>{message}</p>
        {where !== '' && <p className="issue-where">{where}</p>}
        {fix !== null && (
          <div className="fix">
            <pre tabIndex={0}>
              <CommandWords command={fix} />
            </pre>
            <CopyButton text={fix} what="the command that mends it" />
          </div>
        )}
      </div>
    </li>
  );
}
