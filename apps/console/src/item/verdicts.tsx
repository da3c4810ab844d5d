import type { ContentItem } from '@layers-content/client';
import type { ReactElement } from 'react';
import { CopyButton } from '../design/copy-button.tsx';
import { Icon } from '../design/icon.tsx';
import { platformName } from '../design/wording.ts';
import { VerdictBadge } from '../library/item-badges.tsx';
import { Panel } from './panel.tsx';

type Verdict = ContentItem['platformFit'][number];
type Issue = Verdict['issues'][number];

/** What each platform says, why, and the command that mends it. */
export function Verdicts({ item }: { readonly item: ContentItem }): ReactElement | null {
  if (item.platformFit.length === 0) return null;
  return (
    <Panel title="Platforms">
      <ul className="verdict-list">
        {item.platformFit.map((verdict) => (
          <li key={verdict.platform}>
            <p className="verdict-line">
              <VerdictBadge {...verdict} />
              <span className="soft">{summaryOf(verdict)}</span>
            </p>
            <ul className="issues">
              {verdict.issues.map((issue) => (
                <IssueItem key={`${issue.code} ${issue.surface} ${issue.assetId ?? ''} ${issue.rule}`} issue={issue} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function summaryOf({ platform, ok, issues }: Verdict): string {
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
            <pre tabIndex={0}>{fix}</pre>
            <CopyButton text={fix} what="the command that mends it" />
          </div>
        )}
      </div>
    </li>
  );
}
