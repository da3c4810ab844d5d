import type { FileProgress } from '@layers-content/client';
import type { ReactElement } from 'react';
import { Link } from 'react-aria-components/Link';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { itemPath, libraryPath } from '../shell/routes.ts';
import { wordsOfError } from './error-words.ts';
import { Poster } from './poster-frame.tsx';
import { partSent, phaseInWords } from './run.ts';
import type { Run } from './run.ts';
import type { UploadDesk } from './upload-desk.ts';
import { sizeText } from '../design/wording.ts';
import { counted } from './wording.ts';

interface RunPanelProps {
  readonly desk: UploadDesk;
  readonly run: Run;
}

/** An upload on its way, or done. */
export function RunPanel({ desk, run }: RunPanelProps): ReactElement {
  return (
    <section className="run" aria-label="Upload">
      <header className="run-head">
        <div>
          <h2>{titleOf(run)}</h2>
          <p role="status">{phaseInWords(run)}</p>
        </div>
        <RunActions desk={desk} run={run} />
      </header>
      {run.phase !== 'done' && <Bar label="All files" {...run} />}
      {run.phase === 'failed' && <Failure error={run.error} />}
      <ul className="run-files" aria-label="Files">
        {run.files.map((file, index) => (
          <RunFile key={`${index} ${file.filename}`} file={file} posterUrl={run.posterUrls[index] ?? null} />
        ))}
      </ul>
      {!run.isKept && run.phase !== 'done' && run.sentBytes > 0 && (
        <p className="run-note">
          There is no room to keep the files here: after a reload they would be asked for again.
        </p>
      )}
    </section>
  );
}

function titleOf({ phase, grouping, files, items }: Run): string {
  if (phase === 'done') return items.length > 1 ? `${items.length} posts are ready` : 'The post is ready';
  if (phase === 'failed') return 'The upload stopped';
  return grouping === 'slideshow' ? 'Uploading the slideshow' : `Uploading ${counted(files.length, 'file')}`;
}

function RunActions({ desk, run: { phase, projectId, items } }: RunPanelProps): ReactElement {
  const [item] = items;
  if (phase === 'done') {
    return (
      <div className="run-actions">
        <Link
          className="button button-plain"
          href={items.length === 1 && item ? itemPath(item.id) : libraryPath(projectId)}
        >
          {items.length === 1 ? 'Look at it' : 'Look at them'}
        </Link>
        <Button look="main" icon="plus" onPress={() => desk.clear()}>
          Upload more
        </Button>
      </div>
    );
  }
  return (
    <div className="run-actions">
      <Button look="quiet" onPress={() => void desk.discard()}>
        Discard
      </Button>
      {phase === 'sending' && (
        <Button icon="pause" onPress={() => desk.pause()}>
          Pause
        </Button>
      )}
      {phase === 'paused' && (
        <Button look="main" icon="play" onPress={() => desk.goOn()}>
          Go on
        </Button>
      )}
      {phase === 'failed' && (
        <Button look="main" icon="refresh" onPress={() => desk.tryAgain()}>
          Try again
        </Button>
      )}
    </div>
  );
}

function Bar({
  label,
  sentBytes,
  totalBytes,
}: {
  readonly label: string;
  readonly sentBytes: number;
  readonly totalBytes: number;
}): ReactElement {
  const part = partSent({ sentBytes, totalBytes });
  return (
    <ProgressBar
      className="bar"
      aria-label={label}
      value={part * 100}
      valueLabel={`${sizeText(sentBytes)} of ${sizeText(totalBytes)}`}
    >
      {({ valueText }) => (
        <>
          <svg className="bar-track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={part * 100} height="1" />
          </svg>
          <span className="bar-words">{valueText}</span>
        </>
      )}
    </ProgressBar>
  );
}

function RunFile({
  file,
  posterUrl,
}: {
  readonly file: FileProgress;
  readonly posterUrl: string | null;
}): ReactElement {
  const { filename, status, item } = file;
  return (
    <li className="run-file">
      <Poster url={posterUrl} kind="video" state="sound" />
      <div className="run-file-words">
        <h3 title={filename}>{item ? <Link href={itemPath(item.id)}>{filename}</Link> : filename}</h3>
        {status === 'failed' ? <Failure error={file.error} /> : <FileBar file={file} />}
      </div>
      <StatusBadge status={status} />
    </li>
  );
}

function FileBar({ file: { filename, sizeBytes, sentBytes, status } }: { readonly file: FileProgress }): ReactElement {
  if (status === 'completed') return <p className="bar-words">{sizeText(sizeBytes)}</p>;
  return <Bar label={filename} sentBytes={sentBytes} totalBytes={sizeBytes} />;
}

const badges = {
  waiting: { tone: 'plain', icon: 'clock', word: 'Waiting' },
  sending: { tone: 'accent', icon: 'upload', word: 'Sending' },
  sent: { tone: 'accent', icon: 'check', word: 'Sent' },
  checking: { tone: 'accent', icon: 'clock', word: 'Checking' },
  completed: { tone: 'good', icon: 'check', word: 'Ready' },
  failed: { tone: 'bad', icon: 'cross', word: 'Failed' },
} as const;

function StatusBadge({ status }: { readonly status: FileProgress['status'] }): ReactElement {
  const { tone, icon, word } = badges[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

function Failure({ error }: { readonly error: unknown }): ReactElement {
  const { title, advice } = wordsOfError(error);
  return (
    <div className="refused" role="alert">
      <p>
        <Icon name="warning" />
        <b>{title}</b>
      </p>
      <p>{advice}</p>
    </div>
  );
}
