import type { FileProgress, UploadProgress } from '@layers-content/client';
import { remark } from '../call.ts';
import type { Call } from '../call.ts';
import { formatSize } from '../measures.ts';
import { printable } from '../terminal.ts';
import { barLines } from './bar-line.ts';
import type { Bar } from './bar-line.ts';
import { liveLines } from './live-lines.ts';

/** Shows an upload under way. */
export interface ProgressDisplay {
  readonly update: (progress: UploadProgress) => void;
  /** Says something in between. */
  readonly note: (line: string) => void;
  /** Ends the display, however the upload went. */
  readonly stop: () => void;
}

/** Bars where a person looks on, else two plain lines a file; nothing with `--json`. */
export function showProgress(call: Call): ProgressDisplay {
  return call.stderr.isTTY === true && !call.invocation.options.json ? showBars(call) : showLines(call);
}

/** Redrawn at most so often: a terminal over a slow line has better things to do. */
const redrawMs = 100;

function showBars({ stderr }: Call): ProgressDisplay {
  const lines = liveLines(stderr);
  let drawnAtMs = 0;
  return {
    update: (progress) => {
      const nowMs = performance.now();
      if (nowMs - drawnAtMs < redrawMs && drawnAtMs > 0) return;
      drawnAtMs = nowMs;
      lines.draw(barLines(barsOf(progress), stderr.columns ?? 80));
    },
    note: lines.above,
    stop: () => lines.draw([]),
  };
}

/** Those under way, and below them the whole where it is more than one file. */
function barsOf({ files, sentBytes, totalBytes }: UploadProgress): readonly Bar[] {
  const underWay = files.filter(({ status }) => status === 'sending' || status === 'sent' || status === 'checking');
  const done = files.filter(({ status }) => status === 'completed').length;
  const whole = {
    label: `${done} of ${files.length} done`,
    share: sentBytes / totalBytes,
    text: sizes(sentBytes, totalBytes),
  };
  return [...underWay.slice(-maxBars).map(barOf), ...(files.length > 1 ? [whole] : [])];
}

/** Fewer than the lines of any terminal: what has scrolled away cannot be drawn anew. */
const maxBars = 10;

function barOf({ filename, sizeBytes, sentBytes, status }: FileProgress): Bar {
  const text = status === 'sending' ? sizes(sentBytes, sizeBytes) : 'being checked';
  return { label: printable(filename), share: sentBytes / sizeBytes, text };
}

function sizes(sentBytes: number, totalBytes: number): string {
  const percent = Math.floor((sentBytes / totalBytes) * 100);
  return `${String(percent).padStart(3)} %  ${formatSize(sentBytes)} of ${formatSize(totalBytes)}`;
}

function showLines(call: Call): ProgressDisplay {
  const told = new Set<string>();
  const tell = (index: number, step: string, line: string) => {
    if (told.has(`${index} ${step}`)) return;
    told.add(`${index} ${step}`);
    remark(call, printable(line));
  };
  return {
    update: ({ files }) => {
      for (const [index, { filename, sizeBytes, status }] of files.entries()) {
        if (status === 'sending') tell(index, 'sending', `${filename}: sending ${formatSize(sizeBytes)}`);
        if (status === 'checking') tell(index, 'checking', `${filename}: sent, the service is checking it`);
      }
    },
    note: (line) => remark(call, line),
    stop: () => undefined,
  };
}
