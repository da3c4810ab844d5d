import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/progress/display-width.ts';
import { runHere } from './in-process.ts';
import { scene } from './program.ts';

const escapes = /\u001b\[\d*[A-Za-z]|\r/g;
const args = ['upload', 'teaser.mp4', 'second.MOV', '1.jpg', '--caption', 'x'];

describe('upload before a person', () => {
  it.each([24, 40, 80, 200])('draws bars that fit %d columns, and leaves none behind', async (columns) => {
    const { folder } = await scene();
    const { code, stderr } = await runHere(folder, args, { columns });
    expect(code).toBe(0);
    const drawn = stderr.split('\n').filter((line) => line.includes(' % '));
    expect(drawn.length).toBeGreaterThan(0);
    for (const line of drawn) expect(displayWidth(line.replace(escapes, ''))).toBeLessThan(columns);
    expect(afterwards(stderr)).not.toMatch(/ % /);
  });

  it('draws none with --json', async () => {
    const { folder } = await scene();
    expect((await runHere(folder, [...args, '--json'], { columns: 80 })).stderr).toBe('');
  });
});

/** What a terminal shows in the end: lines are drawn over by going up and clearing what is below. */
function afterwards(written: string): string {
  const lines: string[] = [];
  for (const part of written.split(/(?=\u001b\[\d+A)/)) {
    const up = Number(/^\u001b\[(\d+)A/.exec(part)?.[1] ?? 0);
    lines.splice(lines.length - up);
    lines.push(...part.replace(escapes, '').split('\n').slice(0, -1));
  }
  return lines.join('\n');
}
