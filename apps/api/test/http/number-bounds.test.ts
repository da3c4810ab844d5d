import { isObject, isOperationId, listExamples, readBundle, readOperations } from '@layers-content/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, openScene, outcomeOf } from './scene.ts';
import type { Scene } from './scene.ts';

/** No number goes past its bounds, however it is written: in a query as text, in a body as JSON. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const numeric = readOperations(readBundle()).flatMap(({ operationId, parameters }) =>
  parameters
    .filter(({ schema }) => isObject(schema) && ['integer', 'number'].includes(String(schema['type'])))
    .flatMap(({ in: place, name }) => (isOperationId(operationId) ? [{ operationId, place, name: String(name) }] : [])),
);

/** Of every operation a documented body for each of its numbers, with this literal in its place. */
function bodiesWith(literal: string) {
  const bodies = listExamples().flatMap(({ operationId, request: { body }, response }) => {
    if (body === null || response.status >= 300 || !isOperationId(operationId)) return [];
    return [...body.matchAll(/("\w+":\s*)-?\d[\d.eE+-]*/g)].map(({ index, 0: number, 1: name = '' }) => ({
      operationId,
      name,
      body: `${body.slice(0, index)}${name}${literal}${body.slice(index + number.length)}`,
    }));
  });
  return [...new Map(bodies.map((one) => [`${one.operationId} ${one.name}`, one])).values()];
}

/** Ids as the contract shows them; of the project and the item, some that are there. */
const pathOf = (containerId?: string) => ({
  ...shownIds,
  projectId: scene.projectId,
  ...(containerId !== undefined && { containerId }),
});
const shownIds = Object.fromEntries(
  readOperations(readBundle()).flatMap(({ parameters }) =>
    parameters.filter(({ in: place }) => place === 'path').map(({ name, example }) => [String(name), String(example)]),
  ),
);

describe('422 VALIDATION', () => {
  const odd = [
    '1e309',
    '-1e400',
    'Infinity',
    '9'.repeat(400),
    '0x10',
    '5 ',
    '+5',
    '1e1',
    '5.0',
    '-0',
    '0',
    '-1',
    '',
    'NaN',
  ];
  test.each(numeric)(
    '$operationId takes $name in its $place within its bounds alone',
    async ({ operationId, name }) => {
      const path = pathOf();
      for (const value of [...odd, '99999999999999999999', '1&limit=2']) {
        const answer = await scene.call(operationId, {
          path,
          query: `${name}=${value.replaceAll(' ', '%20').replaceAll('+', '%2B')}`,
        });
        expect.soft(errorOf(answer).code, value).toBe('VALIDATION');
      }
      expect(outcomeOf(await scene.call(operationId, { path, query: `${name}=007` }))).toMatch(/^(200|404)/);
    },
  );

  test('the contract has such parameters', () => {
    expect(numeric.length).toBeGreaterThan(2);
  });
});

test.each(['1e309', '-1e400', '-0', '1e-400', '1.7976931348623157e308'])(
  'a body with the number %s is no fault of ours',
  async (literal) => {
    const bodies = bodiesWith(literal);
    expect(bodies.length).toBeGreaterThan(2);
    const { containerId } = await scene.openOne();
    for (const { operationId, body } of bodies) {
      const answer = await scene.call(operationId, { path: pathOf(containerId), body });
      expect.soft(answer.status, `${operationId} ${body}`).toBeLessThan(500);
    }
  },
);
