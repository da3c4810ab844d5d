import type { Verdict } from './judgement.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { ChosenFile } from './chosen-file.ts';
import type { Draft, Place } from './draft.ts';
import { FileCard } from './file-card.tsx';
import type { PlatformNames } from './verdicts.tsx';

interface FileListProps {
  readonly draft: Draft;
  /** By the id of a file; null while they are not there yet. */
  readonly verdicts: ReadonlyMap<string, readonly Verdict[]> | null;
  readonly names: PlatformNames;
  readonly onRemove: (id: string) => void;
  readonly onMove: (ids: ReadonlySet<string>, to: Place) => void;
}

/** The chosen files in their order; that of a slideshow is changed by dragging, or by keys on a picture's handle. */
export function FileList(props: FileListProps): ReactElement {
  // With and without dragging the list is another one.
  return props.draft.grouping === 'slideshow' ? <SortedList {...props} /> : <PlainList {...props} />;
}

function PlainList({ draft, ...rest }: FileListProps): ReactElement {
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

function SortedList({ draft, onMove, ...rest }: FileListProps): ReactElement {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(draft.files, key) })),
    onReorder: ({ keys, target: { key, dropPosition } }) => {
      if (dropPosition !== 'on') onMove(new Set([...keys].map(String)), { id: String(key), side: dropPosition });
    },
  });
  return (
    <GridList
      className="files"
      aria-label="Pictures of the slideshow, in their order"
      items={draft.files}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      dependencies={[rest.verdicts, rest.names, draft.files]}
    >
      {(file) => (
        <GridListItem id={file.id} textValue={file.file.name} className="files-item files-sorted">
          <Button slot="drag" className="handle" aria-label={`Move ${file.file.name}`}>
            <span aria-hidden="true">{draft.files.indexOf(file) + 1}</span>
            <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1" />
            </svg>
          </Button>
          <CardOf file={file} {...rest} />
        </GridListItem>
      )}
    </GridList>
  );
}

function CardOf({
  file,
  verdicts,
  names,
  onRemove,
}: { readonly file: ChosenFile } & Pick<FileListProps, 'verdicts' | 'names' | 'onRemove'>): ReactElement {
  return (
    <FileCard chosen={file} verdicts={verdicts?.get(file.id) ?? null} names={names} onRemove={() => onRemove(file.id)} />
  );
}

function nameOf(files: readonly ChosenFile[], key: unknown): string {
  return files.find(({ id }) => id === key)?.file.name ?? '';
}
