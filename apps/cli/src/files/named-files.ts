import { remark } from '../call.ts';
import type { Call } from '../call.ts';
import { findFiles } from './local-files.ts';
import type { LocalFile } from './local-files.ts';
import { requireImages } from './slideshow.ts';
import { summaryOf } from './summary.ts';

/**
 * The files that were named to a command, and a remark on what was left out of folders.
 * @throws UsageError, UnsupportedFileTypeError
 */
export async function namedFiles(
  call: Call,
  named: readonly string[],
  { slideshow = false, recursive = false }: { readonly slideshow?: boolean; readonly recursive?: boolean },
): Promise<readonly LocalFile[]> {
  const { files, leftOut } = await findFiles(named, { workingDirectory: call.workingDirectory, recursive });
  if (leftOut.length > 0) remark(call, `Left out, of no type that is taken: ${summaryOf(leftOut)}`);
  if (slideshow) requireImages(files);
  return files;
}
