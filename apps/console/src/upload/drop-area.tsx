import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { maxFiles } from './byte-limits.ts';
import { declaredTypes } from './chosen-file.ts';

interface DropAreaProps {
  /** Whether files are held over the page right now. */
  readonly isOver: boolean;
  /** How many are chosen already; the first ones get more room. */
  readonly count: number;
  readonly leftOut: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files come in: by drop, by paste, or picked. */
export function DropArea({ isOver, count, leftOut, onFiles }: DropAreaProps): ReactElement {
  const isFull = count >= maxFiles;
  return (
    <section
      className={`drop ${count === 0 ? 'drop-first' : ''}`}
      data-over={isOver || undefined}
      aria-label="Choose files"
    >
      <span className="drop-icon">
        <Icon name="upload" />
      </span>
      <div className="drop-words">
        <h2>{count === 0 ? 'Drop films and pictures here' : isFull ? 'Ten files go at once' : 'Drop or paste more'}</h2>
        {count === 0 && (
          <>
            <p>
              or paste them. Each is looked at here, in the browser: you see what the platforms will say before a byte
              is sent.
            </p>
            <p className="drop-limits">MP4, MOV up to 100&nbsp;MB · JPEG, PNG, WebP up to 30&nbsp;MB · ten at once</p>
          </>
        )}
        <p className="drop-left-out" role="status">
          {leftOut.length > 0 && `Ten files go at once; left out: ${leftOut.join(', ')}.`}
        </p>
      </div>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={declaredTypes}
        onSelect={(list) => {
          onFiles([...(list ?? [])]);
        }}
      >
        <Button look={count === 0 ? 'main' : 'plain'} icon="plus" isDisabled={isFull}>
          {count === 0 ? 'Choose files' : 'Add files'}
        </Button>
      </FileTrigger>
    </section>
  );
}
