import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Empty } from '../design/states.tsx';
import { useProjectId } from '../shell/project.tsx';
import { ViewHeader } from '../shell/view-header.tsx';
import { useMay } from '../sign-in/session.tsx';
import { Composer } from './composer.tsx';
import { KeptCard } from './kept-card.tsx';
import { RunPanel } from './run-panel.tsx';
import './upload.css';
import { useDesk } from './use-desk.ts';

/** Takes files, says at once what the platforms will say to them, and sends them. */
export function UploadView(): ReactElement | null {
  const projectId = useProjectId();
  const mayUpload = useMay('content:write');
  if (projectId === null) return null;
  return (
    <>
      <ViewHeader title="Upload" />
      {mayUpload ? (
        <Desk projectId={projectId} />
      ) : (
        <Empty icon="key" title="This key may look, and not upload">
          <p>Sign in with one whose scopes have content:write.</p>
        </Empty>
      )}
    </>
  );
}

function Desk({ projectId }: { readonly projectId: string }): ReactElement {
  const [desk, { draft, run, kept }] = useDesk();
  useEffect(() => void desk.findKept(), [desk]);
  if (run) return <RunPanel desk={desk} run={run} />;
  return (
    <>
      {kept.map((upload) => (
        <KeptCard key={upload.id} desk={desk} kept={upload} />
      ))}
      <Composer desk={desk} draft={draft} projectId={projectId} />
    </>
  );
}
