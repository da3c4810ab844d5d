import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { ChosenFile } from './chosen-file.ts';
import { CardOf } from './plain-list.tsx';
import type { FileListProps } from './plain-list.tsx';

/** Pictures in an order that is changed by dragging them, or by keys on their handles. */
export function SortedList({ draft, onMove, ...rest }: FileListProps): ReactElement {
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
      dependencies={[rest.verdicts, draft.files]}
    >
      {(file) => (
        <GridListItem id={file.id} textValue={file.file.name} className="files-item files-sorted">
          <Button
            slot="drag"
            className="handle"
            aria-label={`${draft.files.indexOf(file) + 1}. Move ${file.file.name}`}
          >
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

function nameOf(files: readonly ChosenFile[], key: unknown): string {
  return files.find(({ id }) => id === key)?.file.name ?? '';
}
