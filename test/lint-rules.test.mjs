// Proves the rules of eslint.config.mjs that are ours: each line below must be refused by the rule it names.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { test } from 'vitest';

const refused = [
  ['apps/api/src/x.ts', 'export default 1;', 'Named exports only.'],
  ['apps/api/src/x.ts', 'const a = 1; export { a as default };', 'Named exports only.'],
  ['packages/core/src/index.ts', "export * from './x.ts';", 'index.ts is a hand-written list'],
  ['apps/api/src/x.ts', 'export const a = process.env;', 'Only the config of an app reads the environment'],
  ['apps/api/src/x.ts', "export const a = process['env'];", 'Only the config of an app reads the environment'],
  ['apps/api/src/x.ts', 'const { env } = process; export { env };', 'Only the config of an app reads the environment'],
  [
    'apps/api/src/x.ts',
    "import { env } from 'node:process'; export const a = env;",
    'Only the config of an app reads the environment',
  ],
  ['packages/core/src/config.ts', 'export const a = process.env;', 'Only the config of an app reads the environment'],
  ['apps/api/src/media/config.ts', 'export const a = process.env;', 'Only the config of an app reads the environment'],
  ['apps/api/src/x.test.ts', "it.skip('a', () => {});", 'Every test runs, always.'],
  ['apps/api/test/x.ts', "describe.only.each([1])('a', () => {});", 'Every test runs, always.'],
  ['apps/api/src/x.test.ts', "test.concurrent.todo('a');", 'Every test runs, always.'],
  ['apps/api/src/x.test.ts', "vi.mock('./y.ts');", 'Our own modules are never mocked'],
  ['apps/api/src/x.ts', 'export const a: any = 1;', 'Unexpected any'],
  ['apps/api/src/x.ts', 'export const a = JSON.parse("1") as number;', 'Do not use any type assertions'],
  ['apps/api/src/x.ts', 'export const a = (b?: string) => b!.length;', 'Forbidden non-null assertion'],
  ['apps/api/src/x.ts', '// @ts-expect-error: no\nexport const a = 1;', 'Do not use "@ts-expect-error"'],
  ['apps/api/src/x.ts', '// TODO later\nexport const a = 1;', "Unexpected 'todo' comment"],
  ['apps/api/src/x.ts', '// eslint-disable-next-line no-var\nexport const a = 1;', 'Unused eslint-disable directive'],
  ['apps/api/src/background/x.ts', "export const a = fetch('https://a.example');", 'asked by fetch-guard'],
  ['packages/core/src/x.ts', "export const world = 'test';", "Identifier 'world' is restricted"],
  ['apps/api/src/http/utils.ts', 'export const a = 1;', 'says nothing'],
  ['apps/api/src/http/helpers.test.ts', 'export const a = 1;', 'says nothing'],
  ['apps/api/src/x.ts', 'export const a = 1;\n'.repeat(301), 'File has too many lines'],
  ['apps/api/src/x.ts', '// Kept a day (docs/nowhere.md).\nexport const a = 1;', 'There is no page docs/nowhere.md'],
  ['apps/api/src/x.ts', '/**\n * One. @throws Error.\n */\nexport const a = 1;', 'A tag begins a line of its own'],
  [
    'apps/api/src/x.ts',
    `/**\n * ${'word '.repeat(20)}\n * torn off\n * from here.\n */\nexport const a = 1;`,
    'A line is torn off',
  ],
];

const accepted = [
  ['packages/client/src/index.ts', "export type * from '@layers-content/contract/schemas';"],
  ['apps/api/src/config/config.ts', 'export const a = process.env;'],
  ['apps/api/src/operator/x.ts', "export const a = fetch('https://a.example');"],
  ['apps/cli/src/config.ts', 'export const a = process.env;'],
  ['apps/api/vitest.config.ts', 'export default {};'],
  ['apps/api/src/x.ts', '/** One (docs/settings.md). @throws Error. */\nexport const a = 1;'],
  ['apps/api/src/x.ts', `/**\n * ${'word '.repeat(20)}\n * to the end.\n * @throws Error.\n */\nexport const a = 1;`],
  ['apps/api/src/x.ts', "export const a = ['x'] as const;"],
  ['apps/api/test/types/handlers.ts', '// @ts-expect-error: a handler is missing\nexport const a = 1;'],
  ['apps/api/src/x.test.ts', "it('a', () => { options.only(); });"],
];

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  // These rules are about the text alone; without types the files need not exist.
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

async function messages(filePath, text) {
  const [result] = await eslint.lintText(text, { filePath, warnIgnored: true });
  return result.messages.map(({ message }) => message);
}

for (const [file, text, message] of refused) {
  test(`${file} may not say: ${text.slice(0, 60).replaceAll('\n', ' ')}`, async () => {
    const found = await messages(file, text);
    assert.ok(
      found.some((each) => each.includes(message)),
      `expected "${message}", got: ${found.join(' | ')}`,
    );
  });
}

for (const [file, text] of accepted) {
  test(`${file} may say: ${text.slice(0, 60).replaceAll('\n', ' ')}`, async () => {
    assert.deepEqual(await messages(file, text), []);
  });
}
