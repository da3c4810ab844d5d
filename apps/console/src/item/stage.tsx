import type { ContentItem } from '@layers-content/client';
import { useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import { IconButton } from '../design/button.tsx';
import { Empty } from '../design/states.tsx';
import type { IconName } from '../design/icon.tsx';

/** Width by height, for the style sheet. */
type Ratio = CSSProperties & { readonly '--ratio'?: number };

/** Shows what an item is made of: a player, a picture, a slideshow, or why there is nothing. */
export function Stage({ item }: { readonly item: ContentItem }): ReactElement {
  const { preview, assets } = item;
  if (!preview) return <Absent item={item} />;
  const [first] = assets;
  // The place is kept before the file has come.
  const style: Ratio = first?.width && first.height ? { '--ratio': first.width / first.height } : {};
  if (preview.kind === 'video') {
    return (
      <div className="stage">
        <video controls playsInline preload="metadata" src={preview.primaryUrl} style={style} aria-label="The film" />
      </div>
    );
  }
  return <Pictures urls={preview.imageUrls} style={style} />;
}

function Pictures({ urls, style }: { readonly urls: readonly string[]; readonly style: Ratio }): ReactElement {
  const [index, setIndex] = useState(0);
  const step = (by: number) => {
    setIndex((index + by + urls.length) % urls.length);
  };
  const keys = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  const picture = <img src={urls[index]} alt={`Picture ${index + 1} of ${urls.length}`} style={style} />;
  if (urls.length === 1) return <div className="stage">{picture}</div>;
  return (
    <div className="stage" role="group" aria-roledescription="slideshow" aria-label="Slideshow" onKeyDown={keys}>
      {picture}
      <div className="stage-steps">
        <IconButton
          icon="left"
          label="Picture before"
          onPress={() => {
            step(-1);
          }}
        />
        <span role="status">
          {index + 1} of {urls.length}
        </span>
        <IconButton
          icon="right"
          label="Next picture"
          onPress={() => {
            step(1);
          }}
        />
      </div>
    </div>
  );
}

const absent: Readonly<Record<ContentItem['status'], readonly [IconName, string, string]>> = {
  queued: [
    'upload',
    'Waiting for the file',
    'Its upload was opened and is not finished yet. This page looks again by itself.',
  ],
  processing: ['clock', 'Being checked', 'The service reads the file and asks each platform’s rules.'],
  completed: ['picture', 'No media', 'This item has no files.'],
  failed: ['warning', 'It failed', 'The item could not be made.'],
  canceled: ['cross', 'It is gone', 'Its files are no longer served.'],
};

function Absent({ item: { status, lastError } }: { readonly item: ContentItem }): ReactElement {
  const [icon, title, text] = absent[status];
  return (
    <div className="stage stage-absent">
      <Empty icon={icon} title={title}>
        <p>{lastError?.message ?? text}</p>
      </Empty>
    </div>
  );
}
