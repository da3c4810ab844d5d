import { readFileSync } from 'node:fs';
import { exampleIds, operationTable, problemIds } from '../generated/operations.ts';
import { readExamples, readProblems } from './examples.ts';
import type { Example, OperationExample } from './examples.ts';
import { asObject } from './json.ts';
import type { JsonObject } from './json.ts';
import type { OperationId } from './operation.ts';

export type ExampleId = (typeof exampleIds)[number];
export type ProblemId = (typeof problemIds)[number];

/** An example whose operation is known. */
export interface ReplayExample extends OperationExample<ExampleId> {
  readonly operationId: OperationId;
}

/** The whole contract as one document without outside references; a fresh copy each time. */
export function readBundle(): JsonObject {
  return readGenerated('openapi.json');
}

/** Every scenario of every operation of the contract. */
export function listExamples(): readonly ReplayExample[] {
  const bundle = readBundle();
  return readExamples(bundle).map((example) => ({
    ...example,
    id: known(exampleIds, example.id),
    operationId: operationIdOf(example.operationId),
  }));
}

/** Every documented problem that belongs to no operation. */
export function listProblems(): readonly Example<ProblemId>[] {
  return readProblems(readGenerated('problems.json')).map((problem) => ({
    ...problem,
    id: known(problemIds, problem.id),
  }));
}

function readGenerated(name: string): JsonObject {
  return asObject(JSON.parse(readFileSync(new URL(`../generated/${name}`, import.meta.url), 'utf8')), name);
}

/** Whether a text names an operation of the contract. */
export function isOperationId(text: string): text is OperationId {
  return Object.hasOwn(operationTable, text);
}

function operationIdOf(text: string): OperationId {
  if (!isOperationId(text)) throw new Error(`${text} is no operation of the generated table; run \`pnpm generate\`.`);
  return text;
}

function known<Id extends string>(ids: readonly Id[], text: string): Id {
  const id = ids.find((candidate) => candidate === text);
  if (id === undefined) throw new Error(`${text} is no generated id; run \`pnpm generate\`.`);
  return id;
}
