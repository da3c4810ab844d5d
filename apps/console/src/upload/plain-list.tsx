import type { ReactElement } from 'react';
import type { ChosenFile } from './chosen-file.ts';
import type { Draft, Place } from './draft.ts';
import { FileCard } from './file-card.tsx';
import type { Verdict } from './judgement.ts';

export interface FileListProps {
  readonly draft: Draft;
  /** By the id of a file; null while they are not there yet. */
  readonly verdicts: ReadonlyMap<string, readonly Verdict[]> | null;
  /** How many verdicts a file will have. */
  readonly expected: number;
  readonly onRemove: (id: string) => void;
  readonly onMove: (ids: ReadonlySet<string>, to: Place) => void;
}

/** Files in the order they came in. */
export function PlainList({ draft, ...rest }: FileListProps): ReactElement {
  return (
    <ul className="files" aria-label="Chosen files">
      {draft.files.map((file) => (
        <li key={file.id} className="files-item">
          <CardOf file={file} {...rest} />
        </li>
      ))}
    </ul>
  );
}

/** The card of one file of a list. */
export function CardOf({
  file,
  verdicts,
  expected,
  onRemove,
}: { readonly file: ChosenFile } & Pick<FileListProps, 'verdicts' | 'expected' | 'onRemove'>): ReactElement {
  const said = verdicts?.get(file.id) ?? null;
  return <FileCard chosen={file} verdicts={said} expected={expected} onRemove={() => onRemove(file.id)} />;
}
