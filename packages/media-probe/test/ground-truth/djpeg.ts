import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Warnings of libjpeg-turbo about what stands beside the coded data; all others are about missing or damaged pixels.
 */
const besidePixels = [
  /^Warning: unknown JFIF revision number/,
  /^Unknown Adobe color transform code/,
  /^Invalid SOS parameters for sequential JPEG/,
  /^Corrupt JPEG data: \d+ extraneous bytes before marker 0x(?!d[0-7])/,
];
const isWarning = /^(Warning|Corrupt|Premature|Invalid|Inconsistent|Unsupported|Unknown Adobe)/;

/** Whether djpeg decodes a JPEG and warns of nothing that concerns its pixels. */
export async function decodesWhole(path: string): Promise<boolean> {
  // Thrice: then every warning is printed and not the first alone.
  const args = ['-verbose', '-verbose', '-verbose', '-outfile', '/dev/null', path];
  const { code, text } = await run('djpeg', args).then(
    ({ stderr }) => ({ code: 0, text: stderr }),
    (error: unknown) => (isFailure(error) ? { code: error.code, text: error.stderr } : { code: 1, text: '' }),
  );
  const warnings = text.split('\n').filter((line) => isWarning.test(line));
  return code !== 1 && warnings.every((warning) => besidePixels.some((known) => known.test(warning)));
}

function isFailure(error: unknown): error is { code: number; stderr: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'number' &&
    'stderr' in error &&
    typeof error.stderr === 'string'
  );
}
