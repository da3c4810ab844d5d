/** @module-tag process */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { confinementOf } from '../src/pool/confinement.ts';

const program = fileURLToPath(new URL('./confined.mjs', import.meta.url));

function outcomesOf(flags: readonly string[]): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), 'layers-content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const secret = path.join(folder, 'secret.key');
  writeFileSync(secret, 'secret');
  return JSON.parse(execFileSync(process.execPath, [...flags, program, secret], { env: {}, encoding: 'utf8' }));
}

test('a confined program decodes, and can neither read, write, nor start anything', () => {
  const denied = {
    read: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    spawn: 'ERR_ACCESS_DENIED',
    thread: 'ERR_ACCESS_DENIED',
  };
  expect(outcomesOf(confinementOf(program))).toMatchObject({ decode: 'done', ...denied });
});

test('without those flags it can', () => {
  expect(outcomesOf([])).toMatchObject({ decode: 'done', read: 'done', write: 'done', spawn: 'done', thread: 'done' });
});
