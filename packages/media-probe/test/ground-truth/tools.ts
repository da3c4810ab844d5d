import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The other probes and the encoders, in the versions whose words docs/probe-agreement.md explains (Debian 12). */
const tools = [
  { name: 'ffmpeg 5.1', command: 'ffmpeg', args: ['-version'], says: /^ffmpeg version 5\.1/ },
  { name: 'ffprobe 5.1', command: 'ffprobe', args: ['-version'], says: /^ffprobe version 5\.1/ },
  { name: 'ImageMagick 6.9', command: 'identify-im6.q16', args: ['-version'], says: /ImageMagick 6\.9/ },
  { name: 'djpeg of libjpeg-turbo 2.1', command: 'djpeg', args: ['-version'], says: /libjpeg-turbo version 2\.1/ },
  { name: 'Chromium', command: 'chromium', args: ['--version'], says: /^Chromium / },
  { name: 'exiftool 12', command: 'exiftool', args: ['-ver'], says: /^12\./ },
] as const;

/** Names of the tools that are not here, or are here in another version. */
export async function missingTools(): Promise<string[]> {
  const found = await Promise.all(
    tools.map(async ({ command, args, says }) => says.test(await outputOf(command, args))),
  );
  return tools.filter((_, index) => !found[index]).map(({ name }) => name);
}

async function outputOf(command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, [...args]);
    return stdout + stderr;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
