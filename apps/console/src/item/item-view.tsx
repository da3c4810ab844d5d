import type { ReactElement } from 'react';
import { ViewHeader } from '../shell/view-header.tsx';

/** Item. */
export function ItemView(): ReactElement {
  return <ViewHeader title="Item" />;
}
