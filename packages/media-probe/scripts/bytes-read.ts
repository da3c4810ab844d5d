import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContentType, RangeReader } from '@layers-content/core';
import { probeMedia, ProbeFault } from '../src/index.ts';
import { openSharpDecoder } from '../src/pool/sharp-decoder.ts';
import { fixtureNames, mediaFixture, padWithFreeBox } from '../src/testing.ts';
import { makeFilm } from '../test/film.ts';
import { withFragments, withSmallFragments } from '../test/fragmented.ts';
import { CountingReader, typeOf } from '../test/readers.ts';

type Counted = RangeReader & { readonly reads: number; readonly bytesRead: number };

const mib = 1_048_576;
const document = new URL('../../../docs/media-probing.md', import.meta.url);
const marked = /(<!-- bytes read: npm run generate -->\n)[^]*(<!-- end of bytes read -->)/;

/** The document, with the table as it is measured now. @throws when it has no place for one */
export async function documentWithTable(): Promise<string> {
  const text = readFileSync(document, 'utf8');
  if (!marked.test(text)) throw new Error('The document has no place for the table.');
  return text.replace(marked, `$1${await bytesReadTable()}$2`);
}

/** The document as it stands. */
export function documentAsCommitted(): string {
  return readFileSync(document, 'utf8');
}

async function bytesReadTable(): Promise<string> {
  const decoder = openSharpDecoder();
  const lines = ['| file | size | reads | bytes read | answer |', '| --- | ---: | ---: | ---: | --- |'];
  for (const [name, type, reader] of subjects()) {
    const answer = await probeMedia(reader, type, decoder).then(() => 'measured', reasonOf);
    lines.push(
      `| ${name} | ${counted(reader.sizeBytes)} | ${reader.reads} | ${counted(reader.bytesRead)} | ${answer} |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function reasonOf(error: unknown): string {
  if (error instanceof ProbeFault) return `\`${error.reason}\``;
  throw error;
}

function counted(bytes: number): string {
  return bytes.toLocaleString('en-US');
}

function* subjects(): Generator<readonly [name: string, type: ContentType, reader: Counted]> {
  for (const name of fixtureNames) yield [`\`${name}\``, typeOf(name), new CountingReader(mediaFixture(name))];
  for (const name of ['teaser.mp4', 'moov-last.mp4', 'fragmented.mp4'] as const) {
    yield [
      `\`${name}\`, grown to 100 MiB`,
      'video/mp4',
      new CountingReader(padWithFreeBox(mediaFixture(name), 100 * mib)),
    ];
  }
  for (const moovAt of ['first', 'middle', 'last'] as const) {
    for (const mebibytes of [1, 10, 100]) {
      yield [`20 s, ${mebibytes} MiB, moov ${moovAt}`, 'video/mp4', makeFilm({ sizeBytes: mebibytes * mib, moovAt })];
    }
  }
  yield [
    '20 s, 100 MiB, moov of 490 KiB last',
    'video/mp4',
    makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', moovPadBytes: 490 * 1024 }),
  ];
  yield [
    '12 h, 100 MiB, moov of 5 MiB last',
    'video/mp4',
    makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', sampleCount: 1_300_000 }),
  ];
  yield [
    '30 pieces of media data, 100 MiB',
    'video/mp4',
    makeFilm({ sizeBytes: 100 * mib, moovAt: 'last', mdatCount: 30 }),
  ];
  yield ['60 fragments of a second', 'video/mp4', withFragments(60)];
  yield ['200 fragments of a second', 'video/mp4', withFragments(200)];
  yield ['600 fragments of a picture', 'video/mp4', withSmallFragments(600, 7500)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(document, await documentWithTable());
