import { listExamples, listProblems, operationTable } from '@layers-content/contract';
import type { ExampleRequest } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DocumentedAnswers } from './documented-answers.ts';
import type { Answer } from './documented-answers.ts';
import { givenOf, givenProblem } from './given.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { sendRaw } from '../raw-request.ts';
import { apiKey, testKey } from './world.ts';

/** Every documented example against the real service, byte for byte: real signer, store, database and probe. */
const examples = listExamples();
const problems = listProblems();
const operationIds = Object.keys(operationTable);
const answers = new DocumentedAnswers();
let stage: Stage;
let replayed = 0;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);

afterEach(async () => {
  await stage.reset();
});

afterAll(async () => {
  await stage.close();
  process.stdout.write(
    `replayed ${replayed} of ${examples.length} examples of ${operationIds.length} operations, and ${problems.length} problems of none\n`,
  );
});

describe.each(operationIds)('%s', (operationId) => {
  const own = examples.filter((example) => example.operationId === operationId);

  test.each(own.map((example) => [example.id, example] as const))('%s', async (id, example) => {
    const { request, response } = example;
    await givenOf(id)(stage);
    const answer = await send(request, example.name.startsWith('sandbox') ? testKey : apiKey);
    expect(answer.body).toBe(response.body);
    expect(answer.status).toBe(response.status);
    for (const [name, value] of Object.entries(response.headers)) expect(answer.headers.get(name)).toBe(value);
    expect(answers.faultsOf(operationId, answer)).toEqual([]);
    replayed += 1;
  });

  test('has an example for every status it documents', () => {
    const table: Readonly<Record<string, { readonly statuses: readonly number[] }>> = operationTable;
    for (const status of table[operationId]?.statuses ?? []) {
      expect(own.map((example) => example.response.status)).toContain(status);
    }
  });
});

describe('problems that belong to no operation', () => {
  test.each(problems.map((problem) => [problem.id, problem] as const))('%s', async (id, { request, response }) => {
    const words = await givenProblem[id](stage);
    const url = Object.entries(words).reduce((text, [word, token]) => text.replace(word, token), request.url);
    const answer = await send({ ...request, url });
    expect(answer.body).toBe(response.body);
    expect(answer.status).toBe(response.status);
    for (const [name, value] of Object.entries(response.headers)) expect(answer.headers.get(name)).toBe(value);
  });
});

async function send(
  { method, url, headers, authorization, body }: ExampleRequest,
  key: { readonly presented: string } = apiKey,
): Promise<Answer> {
  const sent = authorization === undefined ? `Bearer ${key.presented}` : authorization;
  return sendRaw(`${stage.service.baseUrl}${url}`, {
    method,
    headers: { ...headers, ...(sent !== null && { Authorization: sent }) },
    body,
  });
}
