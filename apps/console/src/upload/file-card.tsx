import type { Verdict } from './judgement.ts';
import type { ReactElement } from 'react';
import { Badge } from '../design/badge.tsx';
import { IconButton } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import type { ChosenFile } from './chosen-file.ts';
import type { FaultWords } from './fault-words.ts';
import { sizeText } from '../design/wording.ts';
import { Poster } from './poster-frame.tsx';
import { FixCommand, Issues, VerdictBadges } from './verdicts.tsx';
import { factsOf } from './wording.ts';

interface FileCardProps {
  readonly chosen: ChosenFile;
  /** Null while they are not there yet. */
  readonly verdicts: readonly Verdict[] | null;
  /** How many there will be. */
  readonly expected: number;
  readonly onRemove: () => void;
}

/** A chosen file: what it looks like, what it is, what platforms say to it, and what to do. */
export function FileCard({ chosen, verdicts, expected, onRemove }: FileCardProps): ReactElement {
  const { file, look, posterUrl } = chosen;
  return (
    <article className="file">
      <Poster url={posterUrl} kind={file.type.startsWith('image/') ? 'image' : 'video'} state={look.state} />
      <div className="file-words">
        <h3 title={file.name}>{file.name}</h3>
        <p className="file-facts">{look.state === 'sound' ? factsOf(look.media).join(' · ') : sizeText(file.size)}</p>
        <Badges chosen={chosen} verdicts={verdicts} expected={expected} />
      </div>
      <IconButton icon="cross" label={`Remove ${file.name}`} onPress={onRemove} />
      <div className="file-said">
        {look.state === 'refused' && <Refusal fault={look.fault} filename={file.name} />}
        {verdicts && <Issues verdicts={verdicts} filename={file.name} />}
      </div>
    </article>
  );
}

function Badges({ chosen: { file, look }, verdicts, expected }: Omit<FileCardProps, 'onRemove'>): ReactElement {
  if (look.state === 'refused') {
    return (
      <div className="chosen-verdicts">
        <Badge tone="bad" icon="cross">
          Cannot be uploaded
        </Badge>
      </div>
    );
  }
  if (verdicts !== null) return <VerdictBadges verdicts={verdicts} />;
  return (
    <div className="chosen-verdicts" aria-busy="true">
      <span className="unseen">Looking at {file.name}</span>
      {Array.from({ length: expected }, (_, index) => (
        <span key={index} className="skeleton verdict-skeleton" />
      ))}
    </div>
  );
}

function Refusal({ fault, filename }: { readonly fault: FaultWords; readonly filename: string }): ReactElement {
  return (
    <div className="refused" role="alert">
      <p>
        <Icon name="warning" />
        <b>{fault.title}</b>
      </p>
      {fault.detail !== null && <p className="refused-detail">{fault.detail}</p>}
      <p>{fault.advice}</p>
      {fault.fix !== null && <FixCommand fix={fault.fix} filename={filename} />}
    </div>
  );
}
