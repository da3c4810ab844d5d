import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import { PlainList } from './plain-list.tsx';
import type { FileListProps } from './plain-list.tsx';

/** What drags is as large as the rest of the view, and loaded with the first slideshow. */
const SortedList = lazy(async () => ({ default: (await import('./sorted-list.tsx')).SortedList }));

/** The chosen files; those of a slideshow can be put into another order. */
export function FileList(props: FileListProps): ReactElement {
  const plain = <PlainList {...props} />;
  if (props.draft.grouping !== 'slideshow') return plain;
  return (
    <Suspense fallback={plain}>
      <SortedList {...props} />
    </Suspense>
  );
}
