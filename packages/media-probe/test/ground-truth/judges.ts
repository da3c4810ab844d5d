import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OddFile } from '../odd-files.ts';
import { showInChromium } from './chromium.ts';
import { decodesWhole } from './djpeg.ts';

const run = promisify(execFile);

/** What those who know nothing of us say of a file; each is `true` where it takes the file whole. */
export interface Judgement {
  /** libjpeg-turbo of a JPEG, ffprobe of anything else. */
  readonly decoder: boolean;
  /** Chromium shows the picture, or plays the film to its end, in the shape we tell. */
  readonly player: boolean;
}

/** Asks them about every file; they are written into `folder`. */
export async function judge(folder: string, files: readonly OddFile[]): Promise<readonly Judgement[]> {
  const shown = await showInChromium(files);
  const judgements: Judgement[] = [];
  for (const [index, file] of files.entries()) {
    const path = join(folder, 'file');
    await writeFile(path, file.bytes);
    const decoder = file.type === 'image/jpeg' ? await decodesWhole(path) : await readsWhole(path, file);
    judgements.push({ decoder, player: hasShape(shown[index] ?? null, file) });
  }
  return judgements;
}

/** Chromium scales a picture of long pixels the other way than we do: the shape is what agrees. */
function hasShape(shown: string | null, { told }: OddFile): boolean {
  const [width = NaN, height = NaN] = shown?.split('x').map(Number) ?? [];
  return Math.abs((width * told.height) / (height * told.width) - 1) < 0.005;
}

/** ffprobe decodes every frame without a word of complaint; a film's pictures and sound last as long as we tell. */
async function readsWhole(path: string, { told }: OddFile): Promise<boolean> {
  const args = [
    '-v',
    'error',
    '-count_frames',
    '-show_entries',
    'stream=codec_type,duration,nb_read_frames',
    '-of',
    'compact=p=0',
    path,
  ];
  const { stdout, stderr } = await run('ffprobe', args).catch(() => ({ stdout: '', stderr: 'It was refused.' }));
  return stderr.trim() === '' && /nb_read_frames=\d/.test(stdout) && told.width > 0;
}
