import type { UploadProgress } from '@layers-content/client';
import { SingleBar } from 'cli-progress';
import { formatSize } from './measures.ts';
import { printable, printLine } from './terminal.ts';
import type { Output } from './terminal.ts';

/** Shows one upload under way. */
export interface ProgressDisplay {
  readonly update: (progress: UploadProgress) => void;
  /** Says something in between. */
  readonly note: (line: string) => void;
  /** Ends the display, however the upload went. */
  readonly stop: () => void;
}

/** A bar where a person looks on, else two plain lines an upload. */
export function showProgress(stderr: Output, name: string): ProgressDisplay {
  return stderr.isTTY === true ? showBar(stderr, printable(name)) : showLines(stderr, printable(name));
}

function showBar(stderr: Output, name: string): ProgressDisplay {
  const bar = new SingleBar({
    stream: stderr,
    format: `${name.length > 24 ? `${name.slice(0, 23)}…` : name} [{bar}] {percentage} %  {sent} of {size}`,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    // Ctrl-C ends the process as it would without a bar; so nothing is changed that had to be put back.
    gracefulExit: false,
    hideCursor: false,
    linewrap: true,
    barsize: 24,
  });
  let started = false;
  return {
    update: ({ sentBytes, totalBytes }) => {
      const shown = { sent: formatSize(sentBytes), size: formatSize(totalBytes) };
      if (started) bar.update(sentBytes, shown);
      else bar.start(totalBytes, sentBytes, shown);
      started = true;
    },
    // The bar stands in an unfinished line.
    note: (line) => printLine(stderr, started ? `\n${line}` : line),
    stop: () => {
      if (started) bar.stop();
    },
  };
}

function showLines(stderr: Output, name: string): ProgressDisplay {
  let begun = false;
  let sent = false;
  return {
    update: ({ sentBytes, totalBytes }) => {
      if (!begun) printLine(stderr, `${name}: sending ${formatSize(totalBytes)}`);
      begun = true;
      if (!sent && sentBytes === totalBytes) {
        printLine(stderr, `${name}: sent, the service is checking it`);
        sent = true;
      }
    },
    note: (line) => printLine(stderr, line),
    stop: () => undefined,
  };
}
