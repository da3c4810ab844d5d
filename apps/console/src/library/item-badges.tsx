import type { ContentItem, PlatformVerdict } from '@layers-content/client';
import type { ReactElement } from 'react';
import { Badge } from '../design/badge.tsx';
import type { Tone } from '../design/badge.tsx';
import type { IconName } from '../design/icon.tsx';
import { platformName } from '../design/wording.ts';

interface State {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

const states: Readonly<Record<ContentItem['status'], State>> = {
  queued: { tone: 'accent', icon: 'upload', text: 'No file yet' },
  processing: { tone: 'accent', icon: 'clock', text: 'Being checked' },
  completed: { tone: 'good', icon: 'check', text: 'Ready' },
  failed: { tone: 'bad', icon: 'warning', text: 'Failed' },
  canceled: { tone: 'plain', icon: 'cross', text: 'Canceled' },
};
const canceledBecause: Readonly<Record<string, string>> = { DELETED: 'Deleted', SESSION_EXPIRED: 'Expired' };

const decisions: Readonly<Record<string, State>> = {
  pending: { tone: 'care', icon: 'clock', text: 'Needs review' },
  approved: { tone: 'good', icon: 'check', text: 'Approved' },
  rejected: { tone: 'bad', icon: 'cross', text: 'Rejected' },
};

/** Where an item stands, review included: what a person has to know first. */
export function StatusBadge({ item }: { readonly item: ContentItem }): ReactElement {
  const decision = item.status === 'completed' ? decisions[item.approvalStatus] : undefined;
  const state = decision ?? states[item.status];
  const text = item.status === 'canceled' ? canceledBecause[item.lastError?.code ?? ''] : undefined;
  return (
    <Badge tone={state.tone} icon={state.icon}>
      {text ?? state.text}
    </Badge>
  );
}

/** What each platform says to an item, in a word and a colour. */
export function VerdictBadges({ item }: { readonly item: ContentItem }): ReactElement {
  return (
    <span className="verdicts">
      {item.platformFit.map((verdict) => (
        <VerdictBadge key={verdict.platform} {...verdict} />
      ))}
    </span>
  );
}

/** One platform's. */
export function VerdictBadge({ platform, ok, issues }: PlatformVerdict): ReactElement {
  const isChanged = ok && issues.length > 0;
  const [tone, icon, word] = verdictLook(ok, isChanged);
  return (
    <Badge tone={tone} icon={icon}>
      {platformName(platform)}
      <span className="unseen">: {word}</span>
    </Badge>
  );
}

function verdictLook(ok: boolean, isChanged: boolean): readonly [Tone, IconName, string] {
  if (!ok) return ['bad', 'cross', 'would refuse it'];
  return isChanged ? ['care', 'warning', 'takes it, with remarks'] : ['good', 'check', 'takes it'];
}
