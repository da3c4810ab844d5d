import type { ContentType, MediaInfo } from '@layers-content/media-probe/browser';
import type { FoundFault } from './fault-words.ts';

/** What a worker is asked: this file, declared as this type. The answer goes to the port that comes with it. */
export interface ProbeQuestion {
  readonly file: File;
  readonly declaredType: ContentType;
}

/**
 * What was found. `unreadable`: the browser cannot read the file, which is no fault of its bytes. `nothing`: nobody
 * looked, for what looks at files could not be loaded.
 */
export type ProbeAnswer =
  | { readonly found: 'media'; readonly media: MediaInfo }
  | { readonly found: 'fault'; readonly fault: FoundFault }
  | { readonly found: 'unreadable' }
  | { readonly found: 'nothing' };
