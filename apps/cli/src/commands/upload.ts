import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { contentTypeOf, LayersApiError, uploadContent } from '@layers-content/client';
import type {
  ContentItem,
  FinishedItems,
  UploadContentOptions,
  UploadSession,
  UploadSource,
} from '@layers-content/client';
import { exitCodes, UsageError } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { showProgress } from '../progress.ts';
import { renderItem } from '../render-item.ts';
import { reportError } from '../report-error.ts';
import { openSession } from '../session.ts';
import type { GlobalOptions } from '../session.ts';
import { printable, printLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

export interface UploadFlags extends GlobalOptions {
  readonly caption: string;
  readonly slideshow?: boolean;
  readonly project?: string;
}

/** One item a file, or one slideshow of all; a refused file does not keep the others back. */
export async function runUpload(files: readonly string[], flags: UploadFlags, terminal: Terminal): Promise<ExitCode> {
  const sources = await Promise.all(
    files.map((file) => openSource(path.resolve(terminal.workingDirectory, file), file)),
  );
  if (flags.slideshow === true) requireImages(sources);
  const session = openSession(flags, terminal);
  const projectId = await session.projectId(flags.project);
  const uploads = flags.slideshow === true ? [sources] : sources.map((source) => [source]);
  let exitCode: ExitCode = exitCodes.ok;
  for (const upload of uploads) {
    try {
      const grouping = flags.slideshow === true ? 'slideshow' : 'per-file';
      const [item] = await runOne(upload, flags, terminal, (options) =>
        uploadContent(session.client, { ...options, projectId, files: upload, grouping }),
      );
      printResult(item, flags, terminal);
    } catch (error) {
      if (!(error instanceof LayersApiError)) throw error;
      exitCode = reportError(error, terminal, { json: flags.json === true });
    }
  }
  return exitCode;
}

/** The same of media that the service fetches; nothing of them passes through here. */
export async function runUploadFromUrl(
  urls: readonly string[],
  flags: UploadFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if (flags.slideshow === true) requireSlides(urls.length);
  const session = openSession(flags, terminal);
  const projectId = await session.projectId(flags.project);
  let exitCode: ExitCode = exitCodes.ok;
  for (const media of flags.slideshow === true ? [urls] : urls.map((url) => [url])) {
    try {
      const body = { media: media.map((url) => ({ url })), caption: flags.caption };
      const item = await session.client.uploadContentFromUrl(projectId, body, { idempotencyKey: randomUUID() });
      printResult(item, flags, terminal);
    } catch (error) {
      if (!(error instanceof LayersApiError)) throw error;
      exitCode = reportError(error, terminal, { json: flags.json === true });
    }
  }
  return exitCode;
}

async function runOne(
  upload: readonly UploadSource[],
  { caption }: UploadFlags,
  { stderr }: Terminal,
  send: (options: Omit<UploadContentOptions, 'projectId' | 'files'>) => Promise<FinishedItems>,
): Promise<FinishedItems> {
  const [first] = upload;
  const name = upload.length === 1 && first ? first.filename : `slideshow of ${upload.length}`;
  const progress = showProgress(stderr, name);
  try {
    return await send({
      caption,
      onSession: (session) => warnings(session).forEach((warning) => printLine(stderr, printable(warning))),
      onProgress: progress.update,
      onWait: ({ error, delayMs }) => {
        if (delayMs >= noticeableMs)
          progress.note(`${printable(name)}: ${reasonOf(error)}; trying again in ${Math.ceil(delayMs / 1_000)} s`);
      },
    });
  } finally {
    progress.stop();
  }
}

/** Shorter waits are not worth a line. */
const noticeableMs = 5_000;

function reasonOf(error: unknown): string {
  return error instanceof LayersApiError ? printable(error.code) : 'no answer';
}

/** What is known to fail before a byte is sent; advice, as the upload goes on. */
function warnings({ files }: UploadSession): string[] {
  return files.flatMap(({ filename, platformFit }) =>
    platformFit.flatMap(({ platform, issues }) =>
      issues
        .filter(({ severity }) => severity === 'error')
        .map(
          ({ message, fix }) =>
            `warning: ${filename} will not fit ${platform}: ${message}${fix === null ? '' : `\n  fix: ${fix}`}`,
        ),
    ),
  );
}

function printResult(item: ContentItem, { json }: UploadFlags, { stdout }: Terminal): void {
  printLine(stdout, json === true ? JSON.stringify(item) : `${renderItem(item)}\n`);
}

async function openSource(file: string, asGiven: string): Promise<UploadSource> {
  const filename = path.basename(file);
  const contentType = contentTypeOf(filename);
  const found = await stat(file).catch((error: unknown) => {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(absent ? `${asGiven}: there is no such file.` : `${asGiven}: the file cannot be read.`, {
      cause: error,
    });
  });
  if (!found.isFile()) throw new UsageError(`${asGiven}: this is not a file.`);
  if (found.size === 0) throw new UsageError(`${asGiven}: the file is empty.`);
  return { file: await openAsBlob(file), filename, contentType };
}

function requireImages(sources: readonly UploadSource[]): void {
  requireSlides(sources.length);
  const video = sources.find(({ contentType }) => contentType?.startsWith('video/') === true);
  if (video) throw new UsageError(`${video.filename}: a slideshow takes images only. Upload the video on its own.`);
}

function requireSlides(count: number): void {
  if (count < 2 || count > 10) throw new UsageError(`A slideshow is two to ten images; ${count} named.`);
}
