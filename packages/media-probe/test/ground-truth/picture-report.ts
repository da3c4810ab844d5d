import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What ImageMagick's identify and exiftool say of one picture, by their own names; what they do not say is left out.
 */
export interface PictureReport {
  readonly identify: ReadonlyMap<string, string>;
  readonly exiftool: ReadonlyMap<string, string>;
}

/** `%W`: of an animation the canvas, not the first frame. */
const identifyProperties = [
  '%m',
  '%W',
  '%H',
  '%[orientation]',
  '%[colorspace]',
  '%z',
  '%n',
  '%[icc:description]',
  '%[png:IHDR.bit-depth-orig]',
];
const exiftoolTags = [
  'MIMEType',
  'ImageWidth',
  'ImageHeight',
  'EXIF:Orientation#',
  'BitDepth',
  'BitsPerSample',
  'ColorType',
  'ColorComponents',
  'ProfileDescription',
  'AnimationFrames',
];

/** Asks both about all pictures at once; keyed by the file's name. */
export async function reportPictures(paths: readonly string[]): Promise<Map<string, PictureReport>> {
  const [identified, told] = await Promise.all([identify(paths), exiftool(paths)]);
  return new Map(
    paths.map((path) => {
      const name = basename(path);
      return [name, { identify: identified.get(name) ?? new Map(), exiftool: told.get(name) ?? new Map() }];
    }),
  );
}

async function identify(paths: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const format = ['%f', ...identifyProperties].join('\t');
  const { stdout } = await run('identify-im6.q16', ['-format', `${format}\n`, ...paths], { maxBuffer: 16 * 1_048_576 });
  return readTable(stdout, identifyProperties);
}

async function exiftool(paths: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const tags = ['FileName', ...exiftoolTags].map((tag) => `-${tag}`);
  const { stdout } = await run('exiftool', ['-table', ...tags, ...paths], { maxBuffer: 16 * 1_048_576 });
  return readTable(stdout, exiftoolTags);
}

/** Lines of tab-separated values behind a file's name. Of several lines about one file (frames) the first counts. */
function readTable(table: string, names: readonly string[]): Map<string, Map<string, string>> {
  const files = new Map<string, Map<string, string>>();
  for (const line of table.split('\n')) {
    const [file = '', ...values] = line.split('\t');
    const told = names
      .map((name, index) => [name, values[index] ?? ''] as const)
      .filter(([, value]) => value !== '' && value !== '-' && value !== 'Undefined');
    if (!files.has(file)) files.set(file, new Map(told));
  }
  return files;
}
