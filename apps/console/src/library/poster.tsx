import type { ContentItem } from '@layers-content/client';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../design/icon.tsx';
import type { IconName } from '../design/icon.tsx';
import { keptFrame, loadFrame } from './poster-frames.ts';
import type { PosterSource } from './poster-frames.ts';

/** A still of an item; a drawing where it has none. It tells nothing that words beside it do not. */
export function Poster({ item }: { readonly item: ContentItem }): ReactElement {
  const source = sourceOf(item);
  return (
    <span className="poster">
      {source ? <Frame key={source.url} source={source} /> : <Icon name={placeholderOf(item)} />}
    </span>
  );
}

function Frame({ source }: { readonly source: PosterSource }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>(keptFrame(source) ? 'shown' : 'waiting');
  const { url, kind } = source;
  useEffect(() => {
    const leaving = new AbortController();
    loadFrame({ url, kind }, leaving.signal).then(
      (frame) => {
        draw(canvas.current, frame);
        setState('shown');
      },
      () => {
        if (!leaving.signal.aborted) setState('failed');
      },
    );
    return () => {
      leaving.abort();
    };
  }, [url, kind]);
  if (state === 'failed') return <Icon name={kind === 'image' ? 'picture' : 'film'} />;
  return <canvas ref={canvas} className={state === 'waiting' ? 'skeleton' : ''} />;
}

function draw(canvas: HTMLCanvasElement | null, frame: ImageBitmap): void {
  if (!canvas) return;
  canvas.width = frame.width;
  canvas.height = frame.height;
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
}

function sourceOf({ preview, assets }: ContentItem): PosterSource | null {
  const thumbnail = preview?.thumbnailUrl ?? assets[0]?.thumbnailUrl;
  if (thumbnail) return { url: thumbnail, kind: 'image' };
  if (!preview) return null;
  return { url: preview.primaryUrl, kind: preview.kind === 'video' ? 'video' : 'image' };
}

function placeholderOf({ status }: ContentItem): IconName {
  if (status === 'queued') return 'upload';
  return status === 'processing' ? 'clock' : 'cross';
}
