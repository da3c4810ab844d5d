import { LayersApiError, LayersNetworkError, UploadsFailedError } from '@layers-content/client';
import type { ContentItem, FinishedItems } from '@layers-content/client';
import { printAnswer } from '../call.ts';
import type { Call } from '../call.ts';
import { reportFailure } from '../errors/report-failure.ts';
import type { NextCommand } from '../errors/next-command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { LocalFile } from '../files/local-files.ts';
import { placesOf } from '../fit/render-fit.ts';
import { renderItem } from '../render-item.ts';
import { paintFor } from '../terminal.ts';
import type { Keeper } from './keeper.ts';
import type { Upload } from './upload.ts';
import { UploadStopped } from './upload-stopped.ts';

/** How one item ended, or all of them where one reason kept them back. */
interface Outcome {
  readonly files: readonly LocalFile[];
  readonly item: ContentItem | null;
  readonly error: unknown;
}

/** What became of each item, in the order of the files. */
export async function outcomesOf(
  { files, slideshow }: Upload,
  sending: Promise<FinishedItems>,
): Promise<readonly Outcome[]> {
  const filesAt = (index: number) => (slideshow ? files : files.slice(index, index + 1));
  try {
    return (await sending).map((item, index) => ({ files: filesAt(index), item, error: null }));
  } catch (error) {
    if (!(error instanceof UploadsFailedError)) return [{ files, item: null, error }];
    return error.outcomes.map((outcome, index) => ({ ...outcome, files: filesAt(index) }));
  }
}

/** Items to stdout, reasons to stderr; forgets the upload where going on would change nothing. */
export function reportOutcomes(call: Call, outcomes: readonly Outcome[], keeper: Keeper): ExitCode {
  const onWindows = call.environment.desktop === 'windows';
  const canResume = keeper.token() !== null && outcomes.some(({ item, error }) => item === null && mayPass(error));
  if (!canResume) keeper.forget();
  let exitCode: ExitCode = exitCodes.ok;
  for (const { files, item, error } of outcomes) {
    if (item === null) {
      const failed = reportFailure(error, call, {
        files: shownPaths(files),
        ...nextAfter(error, files, canResume ? keeper.id : null),
      });
      if (exitCode === exitCodes.ok) exitCode = failed;
      continue;
    }
    const render = renderItem(paintFor(call.stdout, call.environment), placesOf(files, onWindows));
    printAnswer(call, item, (answer) => `${render(answer)}\n`);
  }
  return exitCode;
}

function nextAfter(error: unknown, files: readonly LocalFile[], keptId: string | null): { next?: NextCommand } {
  if (keptId !== null && mayPass(error))
    return { next: { args: ['resume', keptId], why: 'goes on; what was sent whole is not sent again' } };
  if (error instanceof LayersApiError && fileStatuses.includes(error.status))
    return { next: { args: ['fit', ...shownPaths(files)], why: 'looks at it here' } };
  return {};
}

/** What the service says of a file, or of how it was sent. */
const fileStatuses = [413, 415, 422];

/** Whether the same upload may end otherwise later: the way was broken, the service busy, the key to be mended. */
function mayPass(error: unknown): boolean {
  if (error instanceof UploadStopped || error instanceof LayersNetworkError) return true;
  return error instanceof LayersApiError && ![404, 409, ...fileStatuses].includes(error.status);
}

function shownPaths(files: readonly LocalFile[]): readonly string[] {
  return files.map(({ shownPath }) => shownPath);
}
