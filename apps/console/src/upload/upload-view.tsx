import type { ReactElement } from 'react';
import { ViewHeader } from '../shell/view-header.tsx';

/** Takes files, says at once what the platforms will say to them, and sends them. */
export function UploadView(): ReactElement {
  return <ViewHeader title="Upload" />;
}
