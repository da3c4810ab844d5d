import { LayersApiError, uploadContent } from '@layers-content/client';
import type { ContentUpload, FinishedItems, RetryWait, UploadSession } from '@layers-content/client';
import type { Call } from '../call.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { LocalFile } from '../files/local-files.ts';
import { sourcesOf } from '../fit/judge-files.ts';
import { placesOf } from '../fit/render-fit.ts';
import { showProgress } from '../progress/show-progress.ts';
import type { ProgressDisplay } from '../progress/show-progress.ts';
import type { Session } from '../session.ts';
import { printable } from '../terminal.ts';
import type { Keeper } from './keeper.ts';
import type { Upload } from './upload.ts';
import { outcomesOf, reportOutcomes } from './outcomes.ts';
import { UploadStopped } from './upload-stopped.ts';

/**
 * Sends an upload, or goes on with one that is kept; it stays kept while a part of it may yet be finished.
 * Prints the items in the order of the files, and says of each that failed why.
 */
export async function sendUpload(call: Call, { client }: Session, upload: Upload, keeper: Keeper): Promise<ExitCode> {
  const { files, caption, slideshow, projectId } = upload;
  const display = showProgress(call);
  const token = keeper.token();
  const sending = uploadContent(client, {
    projectId,
    files: await sourcesOf(files),
    caption,
    grouping: slideshow ? 'slideshow' : 'per-file',
    ...(token === null ? {} : { token }),
    onToken: keeper.keep,
    onSession: (session) => warnings(call, session, files).forEach((warning) => display.note(warning)),
    onProgress: display.update,
    onWait: (wait) => noteWait(display, wait),
  });
  const outcomes = await outcomesOf(upload, untilStopped(call, sending)).finally(display.stop);
  return reportOutcomes(call, outcomes, keeper);
}

/** @throws UploadStopped at Ctrl-C; the parts under way are broken off. */
async function untilStopped(call: Call, sending: ContentUpload): Promise<FinishedItems> {
  let takeBack: () => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    takeBack = call.onInterrupt(() => {
      sending.pause();
      reject(new UploadStopped());
    });
  });
  return Promise.race([sending, stopped]).finally(takeBack);
}

/** Shorter waits are not worth a line. */
const noticeableMs = 5_000;

function noteWait(display: ProgressDisplay, { error, delayMs }: RetryWait): void {
  if (delayMs < noticeableMs) return;
  const reason = error instanceof LayersApiError ? printable(error.code) : 'no answer';
  display.note(`${reason}; trying again in ${Math.ceil(delayMs / 1_000)} s`);
}

/** What is known to fail before a byte is sent; advice, as the upload goes on. */
function warnings({ environment }: Call, session: UploadSession, files: readonly LocalFile[]): string[] {
  const onWindows = environment.desktop === 'windows';
  return session.files.flatMap(({ filename, platformFit }) => {
    const places = placesOf(files.filter((file) => file.filename === filename).slice(0, 1), onWindows);
    return platformFit.flatMap(({ platform, issues }) =>
      issues
        .filter(({ severity }) => severity === 'error')
        .map(({ message, fix }) => {
          const command = fix === null ? '' : `\n  fix: ${places.commandOf(fix, null)}`;
          return printable(`warning: ${filename} will not fit ${platform}: ${message}${command}`);
        }),
    );
  });
}
