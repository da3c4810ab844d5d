import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { IconName } from '../design/icon.tsx';

/** One page of the console. */
export interface View {
  /** Below the mount; `:projectId` is the project that was chosen. */
  readonly path: string;
  /** Its place in the navigation; views without one are reached through others. */
  readonly entry?: { readonly label: string; readonly icon: IconName };
  readonly View: ComponentType;
}

/** All views, in the order of the navigation. Another one is one more row; each is loaded when it is first shown. */
export const views: readonly View[] = [
  {
    path: '/projects/:projectId/upload',
    entry: { label: 'Upload', icon: 'upload' },
    View: lazy(async () => ({ default: (await import('../upload/upload-view.tsx')).UploadView })),
  },
  {
    path: '/projects/:projectId/library',
    entry: { label: 'Library', icon: 'library' },
    View: lazy(async () => ({ default: (await import('../library/library-view.tsx')).LibraryView })),
  },
  {
    path: '/content/:containerId',
    View: lazy(async () => ({ default: (await import('../item/item-view.tsx')).ItemView })),
  },
  {
    path: '/projects',
    entry: { label: 'Projects', icon: 'projects' },
    View: lazy(async () => ({ default: (await import('../projects/projects-view.tsx')).ProjectsView })),
  },
];
