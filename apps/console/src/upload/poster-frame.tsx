import type { ReactElement } from 'react';
import { Icon } from '../design/icon.tsx';

interface PosterProps {
  readonly url: string | null;
  readonly kind: 'video' | 'image';
  readonly state: 'looking' | 'sound' | 'refused';
}

/** A small picture of a file, or a drawing in a frame of the same size. */
export function Poster({ url, kind, state }: PosterProps): ReactElement {
  return (
    <span className={`chosen-poster ${state === 'looking' ? 'skeleton' : ''}`}>
      {url !== null ? (
        <img src={url} alt="" />
      ) : (
        state !== 'looking' && <Icon name={state === 'refused' ? 'warning' : kind === 'video' ? 'film' : 'picture'} />
      )}
    </span>
  );
}
