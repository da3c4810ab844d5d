import { randomUUID } from 'node:crypto';
import { LayersApiError } from '@layers-content/client';
import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { reportFailure } from '../errors/report-failure.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { namedFiles } from '../files/named-files.ts';
import { requireSlideCount } from '../files/slideshow.ts';
import { formatSize } from '../measures.ts';
import { renderItem } from '../render-item.ts';
import { openSession } from '../session.ts';
import { paintFor } from '../terminal.ts';
import { fitOf } from './fit.ts';
import { openKeeper } from '../upload/keeper.ts';
import { sendUpload } from '../upload/send-upload.ts';

export interface UploadFlags {
  readonly caption: string;
  readonly slideshow?: boolean;
  readonly recursive?: boolean;
  readonly dryRun?: boolean;
  readonly fromUrl?: boolean;
  readonly project?: string;
}

/** One item a file, or one slideshow of all; a refused file does not keep the others back. */
export async function runUpload(call: Call, named: readonly string[], flags: UploadFlags): Promise<ExitCode> {
  if (flags.fromUrl === true) return uploadFromUrls(call, named, flags);
  const { caption, slideshow = false } = flags;
  const files = await namedFiles(call, named, flags);
  if (slideshow) requireSlideCount(files.length);
  if (flags.dryRun === true) {
    const items = slideshow ? 1 : files.length;
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    const exitCode = await fitOf(call, files, { caption, slideshow });
    remark(
      call,
      `Without --dry-run this sends ${formatSize(sizeBytes)} and makes ${items === 1 ? 'one item' : `${items} items`}.`,
    );
    return exitCode;
  }
  const session = openSession(call);
  const upload = { files, caption, slideshow, projectId: await session.projectId(flags.project) };
  const begun = {
    ...upload,
    files: files.map(({ path, sizeBytes, modifiedAtMs }) => ({ path, sizeBytes, modifiedAtMs })),
    startedAt: new Date().toISOString(),
    pid: process.pid,
    dataDir: session.dataDir,
    test: call.invocation.options.test,
  };
  return sendUpload(call, session, upload, openKeeper(call, begun, null));
}

/** The same of media that the service fetches; nothing of them passes through here. */
async function uploadFromUrls(call: Call, urls: readonly string[], flags: UploadFlags): Promise<ExitCode> {
  const { caption, slideshow = false } = flags;
  if (slideshow) requireSlideCount(urls.length);
  const { client, projectId } = openSession(call);
  const project = await projectId(flags.project);
  const render = renderItem(paintFor(call.stdout, call.environment));
  let exitCode: ExitCode = exitCodes.ok;
  for (const media of slideshow ? [urls] : urls.map((url) => [url])) {
    try {
      const body = { media: media.map((url) => ({ url })), caption };
      const item = await client.uploadContentFromUrl(project, body, { idempotencyKey: randomUUID() });
      printAnswer(call, item, (answer) => `${render(answer)}\n`);
    } catch (error) {
      if (!(error instanceof LayersApiError)) throw error;
      exitCode = reportFailure(error, call, { files: media });
    }
  }
  return exitCode;
}
