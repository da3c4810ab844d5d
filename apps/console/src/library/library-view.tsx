import type { ReactElement } from 'react';
import { ViewHeader } from '../shell/view-header.tsx';

/** Library. */
export function LibraryView(): ReactElement {
  return <ViewHeader title="Library" />;
}
