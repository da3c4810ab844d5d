import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sayNothing = /^(utils?|helpers?|common|misc|shared|stuff)$/i;

/** What keeps a comment from being followed: a page that is not here, or lines that a formatter tore apart. */
function commentFaults(comment) {
  const lines = comment.split('\n');
  const pages = comment.match(/[\w/.-]+\.md\b/g) ?? [];
  return [
    ...pages.filter((page) => !existsSync(join(import.meta.dirname, page))).map((page) => `There is no page ${page}.`),
    ...(lines.length > 1 && /[^\s*] +@(param|returns|throws)\b/.test(comment)
      ? ['A tag begins a line of its own.']
      : []),
    ...(lines.some(isTornOff) ? ['A line is torn off from those around it: wrap the comment anew.'] : []),
  ];
}

/** Some words between two lines of one sentence, of which the line before is full. */
function isTornOff(line, index, lines) {
  const [before, next] = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
  return before.length > 95 && /\w$/.test(line) && line.length < 75 && /^[\s*]*[a-z(`]/.test(next);
}

/** Our own lint rules, where no ready one exists. */
const house = {
  rules: {
    'comments-lead-on': {
      meta: { type: 'suggestion', schema: [], messages: { fault: '{{fault}}' } },
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments())
            for (const fault of commentFaults(comment.value))
              context.report({ loc: comment.loc, messageId: 'fault', data: { fault } });
        },
      }),
    },
    'telling-file-name': {
      meta: {
        type: 'suggestion',
        schema: [],
        messages: { name: '"{{name}}" says nothing: name the file after what it does.' },
      },
      create: (context) => ({
        Program(node) {
          const name = basename(context.filename);
          if (sayNothing.test(name.split('.')[0])) context.report({ node, messageId: 'name', data: { name } });
        },
      }),
    },
  },
};

const typescript = ['**/*.{ts,tsx}'];
const tests = [
  '**/*.test.ts',
  '**/test/**/*.ts',
  '**/bench/**/*.ts',
  '**/*.test-d.ts',
  '**/*.conformance.ts',
  'packages/campaigns/**/*.ts',
];
const typeTests = ['**/*.test-d.ts', '**/test/types/**/*.ts', '**/*.types.test.ts'];
/** Configuration files and plugins: their tools demand a default export. */
const configFiles = ['**/*.config.{ts,mjs}', '.dependency-cruiser.mjs', 'openapi/plugins/*.mjs'];

/** The schemas of the contract are public by being in it; their list is generated. */
const noBarrel = {
  selector: 'ExportAllDeclaration:not([source.value=/schemas(\\.d\\.ts)?$/])',
  message: 'index.ts is a hand-written list: name what is exported.',
};
const noDefaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Named exports only.' },
];
const noProcessEnv = [
  {
    selector:
      'MemberExpression[object.name="process"][property.name="env"], MemberExpression[object.name="process"][property.value="env"]',
    message: 'Only the config of an app reads the environment; take it as an argument.',
  },
  {
    selector: 'VariableDeclarator[init.name="process"] Property[key.name="env"]',
    message: 'Only the config of an app reads the environment.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
    message: 'Only the config of an app reads the environment.',
  },
];
const testName = '/^(it|test|describe|suite)$/';
const honestTests = [
  {
    selector: `MemberExpression[property.name=/^(skip|only|todo|skipIf|runIf)$/]:matches([object.name=${testName}], [object.object.name=${testName}])`,
    message: 'Every test runs, always.',
  },
  {
    selector: 'MemberExpression[object.name="vi"][property.name=/^(mock|doMock|hoisted)$/]',
    message: 'Our own modules are never mocked: give the subject another port.',
  },
];
const restrictedSyntax = (...lists) => ({ 'no-restricted-syntax': ['error', noBarrel, ...lists.flat()] });

export default defineConfig([
  globalIgnores([
    '.ci/cache/',
    '**/node_modules/',
    '**/dist/',
    '**/generated/',
    '**/.turbo/',
    '**/.data/',
    '**/coverage/',
    'openapi/samples/',
    // Written against what is generated elsewhere, and compiled there.
    'test/generators/*/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  { plugins: { house } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      'house/telling-file-name': 'error',
      'house/comments-lead-on': 'error',
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      // Prettier breaks the code; comments are for whoever writes them, and a text or a pattern is not broken.
      'max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      ...restrictedSyntax(noDefaultExport),
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...restrictedSyntax(noDefaultExport, noProcessEnv, honestTests),
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': ['error', { ignoreRestArgs: false }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // Ports are asynchronous whether or not an implementation has to wait.
      '@typescript-eslint/require-await': 'off',
      // Both forms have their place: types for unions and wire shapes, interfaces for ports.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  // scripts/ are build tools: their environment is the shell they are called from.
  {
    files: ['apps/*/src/config.ts', 'apps/*/src/config/**', '{apps,packages}/*/scripts/**/*.ts'],
    rules: restrictedSyntax(noDefaultExport, honestTests),
  },
  // The field has names for these: an environment (live, test), a transaction, a single flight, randomness.
  // An operator's command has had its own for longer.
  {
    files: ['{apps,packages}/*/src/**'],
    ignores: ['apps/api/src/operator/**'],
    rules: { 'id-denylist': ['error', 'world', 'World', 'together', 'flights', 'Flights', 'chance', 'Chance'] },
  },
  // The doctor and the admin ask what the operator wrote down, nobody else asks anything.
  {
    files: ['apps/api/src/**', 'packages/{core,database,media-probe,platform-fit}/src/**'],
    ignores: ['apps/api/src/operator/**', 'apps/api/src/docs/page/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'What strangers name is asked by fetch-guard.' }],
    },
  },
  {
    files: tests,
    rules: {
      ...restrictedSyntax(noDefaultExport, honestTests),
      'no-restricted-globals': 'off',
      'max-lines': 'off',
      // Tests put faults into the real thing: a method replaced, a stream that never ends.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: typeTests,
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 5 },
      ],
    },
  },
  { files: configFiles, rules: restrictedSyntax() },
]);
