/** @module-tag process */
import { readFileSync } from 'node:fs';
import type { ContentType } from '@layers-content/core';
import { expect, test } from 'vitest';
import { ProbeFault } from '../../src/index.ts';
import { fixtureNames, mediaFixture } from '../../src/testing.ts';
import { bundleForBrowsers } from '../browser-bundle.ts';
import { concat, latin1, overwritten } from '../boxes.ts';
import { hostileFiles } from '../hostile/files.ts';
import { probeBytes, typeOf } from '../readers.ts';
import { openInChromium } from './chromium.ts';
import { servePage } from './page-server.ts';
import type { Page, Site } from './page-server.ts';

interface Subject {
  readonly name: string;
  readonly type: ContentType;
  readonly bytes: Uint8Array;
}

const whole: readonly Subject[] = fixtureNames.map((name) => ({ name, type: typeOf(name), bytes: mediaFixture(name) }));
const broken: readonly Subject[] = whole.flatMap(({ name, type, bytes }) => [
  { name: `${name}, half of it`, type, bytes: bytes.subarray(0, bytes.length >> 1) },
  { name: `${name}, one byte short`, type, bytes: bytes.subarray(0, -1) },
  { name: `${name}, without its beginning`, type, bytes: overwritten(bytes, 0, new Uint8Array(16)) },
  { name: `${name}, declared as another type`, type: type === 'image/png' ? 'image/webp' : 'image/png', bytes },
]);
const dressed: readonly Subject[] = [
  '<html></html>',
  '<svg/>',
  'PK\x03\x04',
  '\x1a\x45\xdf\xa3webm',
  'GIF89a',
  'ID3',
  '%PDF-',
  '?',
  '',
].map((text) => ({
  name: `the bytes "${text}"`,
  type: 'video/mp4',
  bytes: latin1(text),
}));
const hostile: readonly Subject[] = hostileFiles.map(({ name, type, bytes }) => ({ name, type, bytes: bytes() }));
const jpeg = mediaFixture('square.jpg');
const damaged: readonly Subject[] = [
  {
    name: 'a JPEG whose coded data is cut short',
    type: 'image/jpeg',
    bytes: concat(jpeg.subarray(0, -4000), latin1('\xff\xd9')),
  },
];

/** Structure is the same code; what only decoding tells is told by another decoder, which shows what it can. */
const forgivenInChromium = [
  'JPEG: progressive, 64 megapixels in colour',
  'WebP: the last frame is damaged',
  'a JPEG whose coded data is cut short',
];

function isUndecodable(answer: unknown): boolean {
  return JSON.stringify(answer).includes('The picture cannot be decoded to its end.');
}

const subjects = [...whole, ...broken, ...dressed, ...hostile, ...damaged];

async function answerOf({ bytes, type }: Subject): Promise<unknown> {
  try {
    return { info: await probeBytes(Uint8Array.from(bytes), type) };
  } catch (error) {
    if (!(error instanceof ProbeFault)) throw error;
    const { reason, message, detectedType } = error;
    return { fault: { reason, message, detectedType } };
  }
}

/** What the page has answered, by the subjects' order. */
async function answersInChromium(): Promise<readonly unknown[]> {
  const { code } = await bundleForBrowsers();
  const files = subjects.map(({ type }, index) => ({ path: `/files/${index}`, type }));
  const site: Site = new Map<string, Page>([
    ['/', { type: 'text/html', body: readFileSync(new URL('page.html', import.meta.url)) }],
    ['/media-probe.js', { type: 'text/javascript', body: code }],
    ['/files', { type: 'application/json', body: JSON.stringify(files) }],
    ...subjects.map(({ bytes }, index): [string, Page] => [
      `/files/${index}`,
      { type: 'application/octet-stream', body: bytes },
    ]),
  ]);
  const server = await servePage(site);
  const end = await openInChromium(process.env['TEST_CHROMIUM'] ?? '', server.url);
  try {
    const answers: unknown = JSON.parse(await server.answers);
    if (!Array.isArray(answers)) throw new Error('The page has posted no list.');
    return Array.from(answers, (answer: unknown) => answer);
  } finally {
    await end();
    server.close();
  }
}

test('a File is answered in Chromium as its bytes are in Node, field by field', async () => {
  const inChromium = await answersInChromium();
  const forgiven: string[] = [];
  for (const [index, subject] of subjects.entries()) {
    const inNode = await answerOf(subject);
    if (isUndecodable(inNode) && !isUndecodable(inChromium[index])) forgiven.push(subject.name);
    else expect({ of: subject.name, answer: inChromium[index] }).toEqual({ of: subject.name, answer: inNode });
  }
  expect(forgiven).toEqual(forgivenInChromium);
}, 300_000);
