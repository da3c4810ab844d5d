import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { FaultLine } from '../design/states.tsx';
import { declaredTypes } from './chosen-file.ts';
import type { KeptUpload } from './kept-uploads.ts';
import { matchedFiles } from './matched-files.ts';
import type { UploadDesk } from './upload-desk.ts';
import { counted } from './wording.ts';

interface KeptCardProps {
  readonly desk: UploadDesk;
  readonly kept: KeptUpload;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** An upload that was broken off by a reload or a crash, and how to go on with it. */
export function KeptCard({ desk, kept }: KeptCardProps): ReactElement {
  const [wanted, setWanted] = useState<string | null>(null);
  const discarding = useMutation({ mutationFn: () => desk.discardKept(kept) });
  const resume = async (chosen: readonly File[] | null) => {
    const matched = chosen && matchedFiles(kept.files, chosen);
    if (matched && matched.missing.length > 0) {
      setWanted(`Still missing: ${matched.missing.join(', ')}. Choose all of them at once.`);
      return;
    }
    if (!(await desk.resume(kept, matched?.files ?? null)))
      setWanted(
        `The files are no longer here. Choose them again: ${kept.files.map(({ filename }) => filename).join(', ')}.`,
      );
  };
  return (
    <section className="kept" aria-label="Unfinished upload">
      <span className="kept-icon">
        <Icon name="clock" />
      </span>
      <div className="kept-words">
        <h2>An upload was broken off</h2>
        <p>
          {counted(kept.files.length, 'file')}, begun at {clock.format(kept.startedAt)}
          {kept.caption !== '' && (
            <>
              : <q>{kept.caption}</q>
            </>
          )}
        </p>
        <p>Discarding it takes back all of it, posts that are finished too.</p>
        <p role="status">{wanted}</p>
        <FaultLine error={discarding.error} />
      </div>
      <div className="kept-actions">
        <Button look="quiet" isPending={discarding.isPending} onPress={() => discarding.mutate()}>
          Discard
        </Button>
        {wanted === null ? (
          <Button look="main" icon="play" isDisabled={discarding.isPending} onPress={() => void resume(null)}>
            Go on
          </Button>
        ) : (
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={declaredTypes}
            onSelect={(list) => void resume([...(list ?? [])])}
          >
            <Button look="main" icon="plus" isDisabled={discarding.isPending}>
              Choose them again
            </Button>
          </FileTrigger>
        )}
      </div>
    </section>
  );
}
