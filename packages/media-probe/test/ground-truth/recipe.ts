import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How one file of the corpus is made. */
export interface Recipe {
  /** The file's name; its ending says what is declared when it is probed. */
  readonly name: string;
  /** Writes the file into the folder. @throws Error with what the tool wrote when it fails */
  make(folder: string): Promise<void>;
}

/** A film made by one call of ffmpeg: everything but the output's name, split at spaces. */
export function film(name: string, args: string): Recipe {
  return { name, make: (folder) => ffmpeg(folder, `${args} ${name}`) };
}

/** A film made from a first one that is not part of the corpus: `args` names it `{first}`. */
export function filmFrom(name: string, first: string, args: string): Recipe {
  const firstName = `first-of-${name}`;
  return {
    name,
    make: async (folder) => {
      await ffmpeg(folder, `${first} ${firstName}`);
      await ffmpeg(folder, `${args.replaceAll('{first}', firstName)} ${name}`);
    },
  };
}

/** The same file with some bytes (hexadecimal) replaced by as many others: what no encoder here writes. */
export function patched({ name, make }: Recipe, from: string, to: string): Recipe {
  return {
    name,
    make: async (folder) => {
      await make(folder);
      const bytes = await readFile(join(folder, name));
      const [old, at] = [Buffer.from(from, 'hex'), bytes.indexOf(from, 0, 'hex')];
      if (at === -1 || bytes.includes(old, at + 1)) throw new Error(`${from} does not stand once in ${name}.`);
      bytes.write(to, at, old.length, 'hex');
      await writeFile(join(folder, name), bytes);
    },
  };
}

async function ffmpeg(cwd: string, args: string): Promise<void> {
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args.trim().split(/\s+/)], { cwd });
}

/** Moving pictures as an input of ffmpeg: size in pixels, pictures a second, length in seconds. */
export function pictures(size = '128x96', rate = '25', seconds = 1): string {
  return `-f lavfi -i testsrc2=s=${size}:r=${rate}:d=${seconds}`;
}

/** A tone as an input of ffmpeg: samples a second, length in seconds. */
export function tone(rateHz = 48_000, seconds = 1): string {
  return `-f lavfi -i sine=frequency=440:sample_rate=${rateHz}:duration=${seconds}`;
}

export const x264 = '-threads 1 -c:v libx264 -pix_fmt yuv420p';
export const x265 = '-c:v libx265 -pix_fmt yuv420p -tag:v hvc1 -x265-params log-level=none:pools=1:frame-threads=1';
export const aac = '-c:a aac';
