import { expect, it } from 'vitest';
import { isObject, listExamples, readBundle, readOperation, readOperations, resolve } from '../src/index.ts';
import { asObject, asString } from '../src/json.ts';

const bundle = readBundle();
const links = readOperations(bundle).flatMap(({ operationId, responses }) =>
  responses.flatMap(({ status, response }) =>
    Object.entries(isObject(response['links']) ? response['links'] : {}).map(([name, link]) => ({
      from: operationId,
      status,
      name,
      link: resolve(bundle, link),
    })),
  ),
);

/** A key is told by nothing but `whoami`, and who follows a link from there stops itself. */
const withoutLink = ['killApiKey'];

it.each(links)('$from $status leads to $name', ({ from, status, name, link }) => {
  expect(link['operationId']).toBe(name);
  const { path } = readOperation(bundle, name);
  const parameters = asObject(link['parameters'], 'parameters');
  expect(
    Object.keys(parameters)
      .map((parameter) => `{${parameter}}`)
      .sort(),
  ).toEqual([...path.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort());
  const examples = listExamples().filter(
    (example) => example.operationId === from && example.response.status === status,
  );
  for (const { response } of examples) {
    for (const expression of Object.values(parameters))
      expect(valueAt(response.body, asString(expression, 'expression'))).toMatch(
        /^[a-z]{3}_[0-9a-f-]{36}$|^upload-\d+$/,
      );
  }
});

it('leads from the operations that want no id to every one that does', () => {
  const wanting = readOperations(bundle).filter(({ path }) => path.includes('{'));
  const reached = new Set(
    readOperations(bundle)
      .filter((operation) => !operation.path.includes('{'))
      .map(({ operationId }) => operationId),
  );
  // A set's own loop goes on with what is added meanwhile.
  for (const operation of reached)
    links.filter(({ from }) => from === operation).forEach(({ name }) => reached.add(name));
  expect(wanting.map(({ operationId }) => operationId).filter((id) => !reached.has(id))).toEqual(withoutLink);
});

/** What a runtime expression of the form `$response.body#/a/0/b` finds. */
function valueAt(body: string, expression: string): unknown {
  const [, pointer = ''] = /^\$response\.body#\/(.+)$/.exec(expression) ?? [];
  const start: unknown = JSON.parse(body);
  return pointer
    .split('/')
    .reduce(
      (parent: unknown, key) => (Array.isArray(parent) ? parent[Number(key)] : asObject(parent, pointer)[key]),
      start,
    );
}
