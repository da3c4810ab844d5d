import type { PostKind } from '@layers-content/client';
import { useCallback, useMemo } from 'react';
import type { ReactElement } from 'react';
import { FaultLine } from '../design/states.tsx';
import { usePickedPlatforms } from '../platforms/picked-platforms.ts';
import { PlatformPicker } from '../platforms/platform-picker.tsx';
import { isSound } from './chosen-file.ts';
import { captionFault, CaptionEditor } from './caption-editor.tsx';
import { captionMetersOf } from './caption-meters.ts';
import { canBeSlideshow } from './draft.ts';
import type { Draft } from './draft.ts';
import { DropArea } from './drop-area.tsx';
import { FileList } from './file-list.tsx';
import { GroupingChoice } from './grouping-choice.tsx';
import { useIncomingFiles } from './incoming-files.ts';
import { judgementOf } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { useJudging } from './judging.ts';
import type { Judging } from './judging.ts';
import { SendPanel } from './send-panel.tsx';
import type { UploadDesk } from './upload-desk.ts';

interface ComposerProps {
  readonly desk: UploadDesk;
  readonly draft: Draft;
  readonly projectId: string;
}

/** Where a post is put together: files, their order, the caption, and what the platforms say to it. */
export function Composer({ desk, draft, projectId }: ComposerProps): ReactElement {
  const onFiles = useCallback((files: readonly File[]) => desk.choose(files), [desk]);
  const isOver = useIncomingFiles(onFiles);
  const [picked, pick] = usePickedPlatforms();
  const judging = useJudging(draft.files.length > 0, picked);
  const { data = null } = judging;
  const judgement = useMemo(() => data && judgementOf(data.judge, draft), [data, draft]);
  const intake = <DropArea isOver={isOver} count={draft.files.length} leftOut={draft.leftOut} onFiles={onFiles} />;
  return (
    <>
      <div className="composer-platforms">
        <span className="soft">Judged for</span>
        <PlatformPicker picked={picked} onPick={pick} />
      </div>
      {draft.files.length === 0 ? (
        intake
      ) : (
        <div className="composer">
          <div className="composer-files">
            {intake}
            <FaultLine error={judging.error} />
            <FileList
              draft={draft}
              verdicts={judgement?.ofFile ?? null}
              expected={picked.length}
              onRemove={(id) => desk.change({ type: 'removed', id })}
              onMove={(ids, to) => desk.change({ type: 'moved', ids, to })}
            />
          </div>
          <section className="composer-post" aria-label="Post">
            {canBeSlideshow(draft.files) && (
              <GroupingChoice
                value={draft.grouping}
                onChange={(grouping) => desk.change({ type: 'grouped', grouping })}
              />
            )}
            <CaptionEditor
              caption={draft.caption}
              onChange={(caption) => desk.change({ type: 'captioned', caption })}
              meters={metersOf(data, draft)}
              verdicts={judgement?.ofPost ?? []}
            />
            <SendPanel
              draft={draft}
              verdicts={judgement && verdictsOf(judgement)}
              rules={data?.rules ?? null}
              fault={captionFault(draft.caption)}
              onSend={() => desk.send(projectId)}
            />
          </section>
        </div>
      )}
    </>
  );
}

function metersOf(judging: Judging | null, draft: Draft) {
  return judging ? captionMetersOf(judging.platforms, kindsOf(draft), judging.measureCaption(draft.caption)) : [];
}

function kindsOf({ files, grouping }: Draft): ReadonlySet<PostKind> {
  if (grouping === 'slideshow') return new Set(['slideshow']);
  const kinds = files.filter(isSound).map(({ look }) => look.media.kind);
  return new Set(kinds.length > 0 ? kinds : ['video', 'image']);
}

function verdictsOf({ ofFile, ofPost }: Judgement) {
  return [...[...ofFile.values()].flat(), ...ofPost];
}
