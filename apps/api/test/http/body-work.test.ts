import { isObject, isOperationId, listExamples, operationTable, readBundle } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';
import { ValidationError } from '@layers-content/core';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bodyLimitBytes } from '../../src/http/body.ts';
import { compileBodyChecks } from '../../src/operations/body-schemas.ts';
import { parseStrictJson } from '../../src/http/strict-json.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** The work of a body is bounded by its bytes, and its answer by a constant. Steps are counted, not timed. */
const withBody = Object.keys(operationTable)
  .filter(isOperationId)
  .filter((operationId) => ['POST', 'PATCH'].includes(operationTable[operationId].method));

/** Values that fill so many bytes, each bad in its own way. */
const heavyValues: Readonly<Record<string, (sizeBytes: number) => unknown>> = {
  'thousands of properties': (sizeBytes) =>
    Object.fromEntries(Array.from({ length: sizeBytes / 12 }, (_unused, index) => [`p${index}`, 1])),
  'a long name': (sizeBytes) => ({ ['n'.repeat(sizeBytes - 10)]: 1 }),
  'names of lone escapes': (sizeBytes) => ({ ['~/'.repeat(sizeBytes / 2 - 10)]: 1 }),
  'thousands of numbers': (sizeBytes) => Array.from({ length: sizeBytes / 2 - 10 }, () => 0),
  'thousands of objects': (sizeBytes) => Array.from({ length: sizeBytes / 3 - 10 }, () => ({})),
  'a long string': (sizeBytes) => 'a'.repeat(sizeBytes - 10),
  'thousands of hashtags': (sizeBytes) => '#a'.repeat(sizeBytes / 2 - 10),
  'thousands of mentions': (sizeBytes) => '@a '.repeat(sizeBytes / 3 - 10),
  'depth, over and over': (sizeBytes) =>
    Array.from({ length: sizeBytes / 64 - 10 }, (): unknown => JSON.parse(`${'['.repeat(29)}${']'.repeat(29)}`)),
};

/**
 * For each heavy value: as the whole body, as an unknown property, and in the place of every property of a good body.
 */
function worstBodies(operationId: OperationId, sizeBytes: number): readonly (readonly [string, unknown])[] {
  const good = listExamples().find((example) => example.operationId === operationId && example.response.status < 300)
    ?.request.body;
  const value: unknown = JSON.parse(typeof good === 'string' ? good : '{}');
  const fields = isObject(value) ? value : {};
  const room = sizeBytes - Buffer.byteLength(JSON.stringify(fields)) - 20;
  return Object.entries(heavyValues).flatMap(([name, heavy]) => [
    [`${name}, as the body`, heavy(sizeBytes)] as const,
    ...['unknown', ...Object.keys(fields)].map(
      (field) => [`${name}, as ${field}`, { ...fields, [field]: heavy(room) }] as const,
    ),
  ]);
}

describe('the check of a body', () => {
  const checkBody = compileBodyChecks(readBundle());

  test.each(withBody)('%s: steps grow with the bytes alone, faults not at all', (operationId) => {
    const half = worstBodies(operationId, bodyLimitBytes / 2);
    worstBodies(operationId, bodyLimitBytes).forEach(([name, body], index) => {
      const steps = { half: stepsOf(operationId, half[index]?.[1]), whole: stepsOf(operationId, body) };
      expect.soft(steps.whole.count, name).toBeLessThanOrEqual(bodyLimitBytes * 2);
      expect.soft(steps.whole.count, name).toBeLessThanOrEqual(steps.half.count * 2.5 + 200);
      expect.soft(steps.whole.issues, name).toBeLessThanOrEqual(20);
      expect.soft(steps.whole.toldBytes, name).toBeLessThanOrEqual(8_192);
    });
  });

  /** How often anything is asked of the body while it is checked. */
  function stepsOf(operationId: OperationId, body: unknown) {
    const steps = { count: 0 };
    try {
      checkBody(operationId, counted(body, steps));
      return { ...steps, issues: 0, toldBytes: 0 };
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const issues: unknown = error.details?.['issues'];
      return {
        ...steps,
        issues: Array.isArray(issues) ? issues.length : Infinity,
        toldBytes: JSON.stringify(issues).length,
      };
    }
  }
});

/** The same value, every look into which is counted. */
function counted(value: unknown, steps: { count: number }): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      steps.count += 1;
      return counted(Reflect.get(target, key), steps);
    },
    has: (target, key) => {
      steps.count += 1;
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor: (target, key) => {
      steps.count += 1;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

describe('work on text', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each(Object.entries(heavyValues))('decoding %s takes one pass', (_name, heavy) => {
    const bytes = Buffer.from(JSON.stringify(heavy(bodyLimitBytes)));
    const read = vi.spyOn(String.prototype, 'charAt');
    const matched = vi.spyOn(RegExp.prototype, 'exec');
    parseStrictJson(bytes);
    expect(read.mock.calls.length).toBeLessThanOrEqual(bytes.byteLength);
    // A string is matched once, and once more to see whether a colon makes it a key.
    expect(matched.mock.calls.length).toBeLessThanOrEqual(bytes.byteLength / 3 + 2);
  });

  test.each(['#a', '@a '])('a caption of %s is read as often as a short one', (mark) => {
    const judge = createPlatformJudge();
    const readings = (caption: string): number => {
      const matched = vi.spyOn(String.prototype, 'match');
      judge.judge({
        caption,
        slideshow: false,
        assets: [{ assetId: 'upload-1', contentType: 'video/mp4', sizeBytes: 1, info: null }],
      });
      const count = matched.mock.calls.length;
      matched.mockRestore();
      return count;
    };
    expect(readings(mark.repeat(20_000))).toBe(readings(mark));
  });
});

describe('the answer to the worst body', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  // How each is checked is counted above; sending them all would take seconds.
  const sent = ['thousands of properties', 'thousands of hashtags', 'depth, over and over'];

  test.each(withBody)('%s: small, and no fault of ours', async (operationId) => {
    const path = {
      projectId: scene.projectId,
      containerId: (await scene.openOne()).containerId,
      keyId: `key_${scene.projectId}`,
    };
    for (const [name, body] of worstBodies(operationId, bodyLimitBytes)) {
      if (!sent.some((kind) => name.startsWith(kind))) continue;
      const { status, body: answer } = await scene.call(operationId, { path, body });
      expect.soft(status, name).toBeLessThan(500);
      expect.soft(Buffer.byteLength(answer), name).toBeLessThanOrEqual(16_384);
    }
  });
});
