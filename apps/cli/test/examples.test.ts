import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examples } from '../src/examples.ts';
import { meanings } from '../src/exit-codes.ts';
import { runHere } from './in-process.ts';
import { scene } from './program.ts';

/** A line of a shell, as the shell takes it apart; here are single quotes alone. */
const wordsOf = (line: string) => (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", ''));

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const printed = [...readme.matchAll(/^layers-content (.*)$/gm)].map(([, line = '']) => line);

async function examplesScene() {
  const all = await scene();
  const media = new URL('../../../packages/media-probe/fixtures/', import.meta.url);
  mkdirSync(`${all.folder}/films`);
  const copies = {
    'teaser.mp4': 'teaser.mp4',
    'films/one.mp4': 'teaser.mp4',
    '1.jpg': 'slide-1.jpg',
    '2.jpg': 'slide-1.jpg',
    '3.jpg': 'slide-1.jpg',
  };
  for (const [name, source] of Object.entries(copies)) copyFileSync(new URL(source, media), `${all.folder}/${name}`);
  return all;
}

describe('every example', () => {
  const ofHelp = Object.values(examples)
    .flat()
    .filter((line) => line !== 'key --copy --test');

  it.each([...ofHelp, ...printed])('layers-content %s', async (line) => {
    const { folder } = await examplesScene();
    const { code, stderr } = await runHere(folder, wordsOf(line));
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  it.each(Object.keys(examples))('of %s stands at the end of its help', async (name) => {
    const { folder } = await scene();
    const { code, stdout } = await runHere(folder, [name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n  layers-content ${name}`));
  });
});

it('the README tells every command and every exit code', () => {
  for (const name of Object.keys(examples)) expect(readme).toContain(`layers-content ${name}`);
  for (const [code, meaning] of Object.entries(meanings)) expect(readme).toContain(`| ${code} | ${meaning} |`);
});
