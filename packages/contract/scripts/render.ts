import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';
import { readExamples, readProblems } from '../src/examples.ts';
import { asObject, isObject } from '../src/json.ts';
import type { JsonObject } from '../src/json.ts';
import { readOperationTable } from '../src/operation-table.ts';

export const generatedFolder = new URL('../generated/', import.meta.url);
const openapiFolder = dirname(installed('@layers-content/openapi/package.json'));
const notice = '// Generated from openapi/ by `pnpm generate`; not to be edited.\n';

/** Every generated file by its name, as it must stand in the repository. */
export async function renderGenerated(): Promise<ReadonlyMap<string, string>> {
  const bundle = await readContract();
  const problems = asObject(parse(await readFile(join(openapiFolder, 'examples/problems.yaml'), 'utf8')), 'problems');
  return new Map([
    ['openapi.json', renderBundle(bundle)],
    ['problems.json', `${JSON.stringify(problems, null, 2)}\n`],
    ['schema.d.ts', `${notice}${await renderTypes(bundle)}`],
    ['schemas.d.ts', `${notice}${renderSchemaNames(bundle)}`],
    ['operations.ts', `${notice}${renderOperations(bundle, problems)}`],
  ]);
}

/** The contract as it stands in `openapi/` now. @throws with the bundler's words when it cannot be read. */
export async function readContract(): Promise<JsonObject> {
  const bundler = join(dirname(installed('@redocly/cli/package.json')), 'bin/cli.js');
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  const output = join(folder, 'openapi.json');
  try {
    await promisify(execFile)(
      process.execPath,
      [bundler, 'bundle', 'openapi.yaml', '--output', output, '--component-renaming-conflicts-severity', 'off'],
      { cwd: openapiFolder, env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
    );
    return asObject(JSON.parse(await readFile(output, 'utf8')), 'bundle');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The text of `openapi.json`. */
export function renderBundle(bundle: JsonObject): string {
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function installed(file: string): string {
  return createRequire(import.meta.url).resolve(file);
}

async function renderTypes(bundle: JsonObject): Promise<string> {
  if (!isOpenApi(bundle)) throw new Error('The bundle is not an OpenAPI document.');
  // A copy: openapi-typescript bundles in place.
  return astToString(await openapiTS(structuredClone(bundle), { alphabetize: false, silent: true }));
}

/**
 * Each schema under its own name. A name means the thing itself, also where the contract lets null stand in its
 * place.
 */
function renderSchemaNames(bundle: JsonObject): string {
  const names = Object.keys(asObject(asObject(bundle['components'], 'components')['schemas'], 'schemas')).sort();
  const types = names.map((name) => `export type ${name} = NonNullable<Schemas['${name}']>;`);
  return [
    "import type { components } from './schema.d.ts';\n",
    "type Schemas = components['schemas'];\n",
    ...types,
    '',
  ].join('\n');
}

function isOpenApi(value: JsonObject): value is JsonObject & OpenAPI3 {
  return typeof value['openapi'] === 'string' && isObject(value['info']);
}

function renderOperations(bundle: JsonObject, problems: JsonObject): string {
  const constant = (name: string, value: unknown): string =>
    `export const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
  return [
    '/** What the contract says of each operation; `codes` are its documented error codes by status. */',
    constant('operationTable', readOperationTable(bundle)),
    '/** Every documented scenario, `<operationId>/<status>/<name>`. */',
    constant(
      'exampleIds',
      readExamples(bundle).map((example) => example.id),
    ),
    '/** Every documented problem that belongs to no operation. */',
    constant(
      'problemIds',
      readProblems(problems).map((problem) => problem.id),
    ),
  ].join('\n');
}
