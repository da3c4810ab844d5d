import { discardUpload } from '@layers-content/client';
import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { reportFailure } from '../errors/report-failure.ts';
import { UsageError } from '../errors/usage-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { describeFile } from '../files/local-files.ts';
import { openKeptUploads } from '../kept-uploads/kept-uploads.ts';
import type { KeptFile, KeptUpload } from '../kept-uploads/kept-upload.ts';
import { renderKeptUpload } from '../kept-uploads/render-kept-upload.ts';
import { openSession } from '../session.ts';
import { openKeeper } from '../upload/keeper.ts';
import { sendUpload } from '../upload/send-upload.ts';

export interface ResumeFlags {
  readonly list?: boolean;
  readonly discard?: boolean;
  readonly forget?: boolean;
}

/**
 * Goes on with the uploads that were broken off, or takes them back, one after another, with the key and the service
 * each began with.
 */
export async function runResume(call: Call, id: string | undefined, flags: ResumeFlags): Promise<ExitCode> {
  const kept = openKeptUploads(call.environment.stateHome);
  const uploads = chosen(call, kept.list(), id);
  if (flags.list === true) {
    for (const upload of uploads) printAnswer(call, upload, renderKeptUpload);
    return exitCodes.ok;
  }
  if (flags.forget === true) {
    for (const upload of uploads) kept.forget(upload.id);
    remark(call, uploads.length === 1 ? 'One upload is forgotten.' : `${uploads.length} uploads are forgotten.`);
    return exitCodes.ok;
  }
  const end = flags.discard === true ? discardOne : resumeOne;
  let exitCode: ExitCode = exitCodes.ok;
  for (const upload of uploads) {
    const ended = await end(call, upload);
    if (ended === exitCodes.interrupted) return ended;
    if (exitCode === exitCodes.ok) exitCode = ended;
  }
  return exitCode;
}

/** Of several, those that no other process is at; a named one in any case. */
function chosen(call: Call, uploads: readonly KeptUpload[], id: string | undefined): readonly KeptUpload[] {
  if (id !== undefined) {
    const named = uploads.filter((upload) => upload.id === id);
    if (named.length > 0) return named;
    throw new UsageError(`No upload ${id} is kept here.`, {
      next: { args: ['resume', '--list'], why: 'those there are' },
    });
  }
  const free = uploads.filter(({ pid }) => !isRunning(pid));
  if (free.length < uploads.length) remark(call, 'Another process is at one of them; it is left alone.');
  if (free.length === 0) remark(call, 'There is nothing to go on with.');
  return free;
}

async function resumeOne(outer: Call, kept: KeptUpload): Promise<ExitCode> {
  const call = asItBegan(outer, kept);
  const { caption, slideshow, projectId } = kept;
  try {
    const files = await Promise.all(kept.files.map((file) => sameFile(call, kept.id, file)));
    const begun = { ...kept, pid: process.pid };
    return await sendUpload(
      call,
      openSession(call),
      { files, caption, slideshow, projectId },
      openKeeper(call, begun, kept),
    );
  } catch (error) {
    return reportFailure(error, call);
  }
}

/** It stays kept where the service did not take it back. */
async function discardOne(outer: Call, kept: KeptUpload): Promise<ExitCode> {
  const call = asItBegan(outer, kept);
  try {
    await discardUpload(openSession(call).client, kept.token);
    openKeptUploads(call.environment.stateHome).forget(kept.id);
    remark(call, `Upload ${kept.id} is discarded.`);
    return exitCodes.ok;
  } catch (error) {
    return reportFailure(error, call);
  }
}

function asItBegan(call: Call, { dataDir, test }: KeptUpload): Call {
  const options = { ...call.invocation.options, test, ...(dataDir === null ? {} : { dataDir }) };
  return { ...call, invocation: { ...call.invocation, options } };
}

/** @throws UsageError when it is not what the upload began with. */
async function sameFile({ workingDirectory }: Call, id: string, { path, sizeBytes, modifiedAtMs }: KeptFile) {
  const file = await describeFile(path, workingDirectory);
  if (file.sizeBytes === sizeBytes && file.modifiedAtMs === modifiedAtMs) return file;
  throw new UsageError(
    `${path}: the file was changed since its upload began. Discard what was begun, and upload it anew.`,
    {
      code: 'FILE_CHANGED',
      next: { args: ['resume', id, '--discard'], why: 'takes back what was begun' },
    },
  );
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of another user, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
