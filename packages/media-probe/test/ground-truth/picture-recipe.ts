import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Recipe } from './recipe.ts';

const run = promisify(execFile);

/** A picture made by one call of ImageMagick: everything but the output's name, split at spaces. */
export function picture(name: string, args: string): Recipe {
  return {
    name,
    make: async (cwd) => {
      await run('convert-im6.q16', [...args.trim().split(/\s+/), name], { cwd });
    },
  };
}

/** A picture made by sharp out of three slopes of colour. */
export function sharpPicture(name: string, finish: (picture: Sharp) => Sharp, channels: 3 | 4 = 3): Recipe {
  const [width, height] = [64, 48];
  const pixels = Uint8Array.from(
    { length: width * height * channels },
    (_, at) => (at * 7 + (at % channels) * 80) % 256,
  );
  return {
    name,
    make: async (folder) => {
      await finish(sharp(pixels, { raw: { width, height, channels } })).toFile(join(folder, name));
    },
  };
}

/** An animation made by sharp, a colour a frame. */
export function animation(name: string, colours: readonly string[], finish: (picture: Sharp) => Sharp): Recipe {
  return {
    name,
    make: async (folder) => {
      const frames = colours.map((background) =>
        sharp({ create: { width: 64, height: 48, channels: 4, background } })
          .png()
          .toBuffer(),
      );
      await finish(sharp(await Promise.all(frames), { join: { animated: true } })).toFile(join(folder, name));
    },
  };
}

/** Another recipe's picture, with tags written by exiftool. */
export function tagged({ name, make }: Recipe, ...tags: readonly string[]): Recipe {
  return {
    name,
    make: async (folder) => {
      await make(folder);
      await run('exiftool', ['-overwrite_original', ...tags, name], { cwd: folder });
    },
  };
}

/** A picture made by sharp, with that profile embedded. */
export function profiled(name: string, profile: Uint8Array, finish: (picture: Sharp) => Sharp): Recipe {
  return {
    name,
    make: async (folder) => {
      const path = join(folder, `${name}.icc`);
      await writeFile(path, profile);
      await sharpPicture(name, (source) => finish(source.withIccProfile(path))).make(folder);
    },
  };
}
