import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from './agreement.ts';
import { agreementPage } from './agreement-page.ts';
import { compareCorpus, makeCorpus, recipes } from './corpus.ts';
import { filmDifferences } from './film-differences.ts';
import { pictureDifferences } from './picture-differences.ts';
import { missingTools } from './tools.ts';

const page = fileURLToPath(new URL('../../../../docs/probe-agreement.md', import.meta.url));
const missing = await missingTools();

if (missing.length > 0) {
  test('nothing is compared without the other probes', () => {
    process.stdout.write(
      `Skipped: ${recipes.length} files were neither made nor compared. Missing: ${missing.join(', ')}.\n`,
    );
    expect(process.env['CI'], 'CI has to install them.').toBeUndefined();
  });
} else {
  describe('agreement with ffprobe, identify and exiftool', compareAll);
}

function compareAll(): void {
  let results = new Map<string, Outcome[] | Error>();
  const outcomes = (): Outcome[] => [...results.values()].flatMap((result) => (result instanceof Error ? [] : result));

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ground-truth-'));
    try {
      await timed(`made ${recipes.length} files`, () => makeCorpus(folder));
      results = await timed(`compared ${recipes.length} files`, () => compareCorpus(folder));
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 600_000);

  test.each(recipes.map(({ name }) => name))('%s', (name) => {
    const result = results.get(name);
    if (!result || result instanceof Error) throw result ?? new Error('It was not compared.');
    const differences = result.filter((outcome) => outcome.result === 'differs');
    expect(
      differences.map(
        ({ field, witness, ours, theirs }) => `${field}: we say ${ours ?? ''}, ${witness} ${theirs ?? ''}`,
      ),
    ).toEqual([]);
  });

  test.each([...filmDifferences, ...pictureDifferences].map(({ code }) => code))(
    'the known difference "%s" is met',
    (code) => {
      expect(outcomes().filter((outcome) => outcome.code === code)).not.toEqual([]);
    },
  );

  test('every name is used once', () => {
    expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
  });

  test('docs/probe-agreement.md says what was found', async () => {
    await expect(agreementPage(outcomes())).toMatchFileSnapshot(page);
  });
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  process.stdout.write(`Ground truth: ${what} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return result;
}
