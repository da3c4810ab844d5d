import type { Verdict } from './judgement.ts';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { platformName } from '../design/wording.ts';
import { whatIsMissing } from './draft.ts';
import type { Draft } from './draft.ts';
import { counted } from './wording.ts';

interface SendPanelProps {
  readonly draft: Draft;
  /** Everything the platforms say; null while it is not there yet. */
  readonly verdicts: readonly Verdict[] | null;
  readonly rules: 'service' | 'bundled' | null;
  /** What else keeps it from being sent. */
  readonly fault: string | null;
  readonly onSend: () => void;
}

/** What becomes of the draft, whether it fits, and the button that sends it. */
export function SendPanel({ draft, verdicts, rules, fault, onSend }: SendPanelProps): ReactElement {
  const missing = whatIsMissing(draft) ?? fault;
  return (
    <div className="send">
      <p className="send-words" role="status">
        {missing ?? (verdicts && <Outlook verdicts={verdicts} />)}
      </p>
      <Button look="main" icon="upload" isDisabled={missing !== null} onPress={onSend}>
        {labelOf(draft)}
      </Button>
      {rules === 'bundled' && (
        <p className="send-note">
          The service could not be asked for its rules: these are the ones the page came with, and may be older.
        </p>
      )}
    </div>
  );
}

function labelOf({ files, grouping }: Draft): string {
  if (grouping === 'slideshow') return 'Upload the slideshow';
  return files.length > 1 ? `Upload ${counted(files.length, 'post')}` : 'Upload';
}

function Outlook({ verdicts }: { readonly verdicts: readonly Verdict[] }): ReactElement {
  const refusing = namesOf(verdicts.filter(({ ok }) => !ok));
  if (refusing.length > 0) {
    return (
      <span className="outlook-bad">
        <Icon name="warning" />
        {inList(refusing)} will refuse this as it is. The service takes it all the same.
      </span>
    );
  }
  return (
    <span className="outlook-good">
      <Icon name="check" />
      Fits {inList(namesOf(verdicts))}.
    </span>
  );
}

function namesOf(verdicts: readonly Verdict[]): readonly string[] {
  return [...new Set(verdicts.map(({ platform }) => platformName(platform)))];
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

function inList(words: readonly string[]): string {
  return listed.format(words);
}
