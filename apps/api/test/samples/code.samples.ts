import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isObject, listExamples, operationTable, readBundle } from '@layers-content/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DocumentedAnswers } from '../contract/documented-answers.ts';
import { givenOf } from '../contract/given.ts';
import { openStage } from '../contract/stage.ts';
import type { Stage } from '../contract/stage.ts';
import { apiKey, campaignKey, endpointId, pingDelivery, projectId, requestId, video } from '../contract/world.ts';
import { fromSource } from '../from-source.ts';

/** Every code sample of the reference, run as it is printed; only the host is put in. */
interface Sample {
  readonly operationId: string;
  readonly label: string;
  readonly source: string;
}

interface Language {
  readonly file: string;
  readonly command: readonly [string, ...string[]];
  /** The ids that the sample expects around it, and the line that prints what it received. */
  surround(source: string): string;
}

const ids = {
  projectId: `prj_${projectId}`,
  containerId: `cnt_${video.id}`,
  assetId: 'upload-1',
  keyId: `key_${campaignKey.id}`,
  endpointId: `whe_${endpointId}`,
  deliveryId: `whd_${pingDelivery.id}`,
};

const pythonIds = Object.entries(ids)
  .map(([name, id]) => `${name.replace('Id', '_id')} = "${id}"`)
  .join('\n');

const languages: Readonly<Record<string, Language>> = {
  curl: {
    file: 'sample.sh',
    command: ['bash', '-eu'],
    surround: (source) => source.replace('curl ', 'curl --silent --fail-with-body '),
  },
  TypeScript: {
    file: 'sample.mts',
    command: [process.execPath, ...fromSource],
    surround: (source) =>
      `const ids = ${JSON.stringify(ids)};\nconst { ${Object.keys(ids).join(', ')} } = ids;\n${source}\nconsole.log(JSON.stringify(${received(source)}));\n`,
  },
  Python: {
    file: 'sample.py',
    command: ['python3'],
    surround: (source) => `${pythonIds}\n${source}\nimport json\nprint(json.dumps(${received(source)}))\n`,
  },
};

/** The name that a sample gives the answer. */
function received(source: string): string {
  const name = /(\w+) = (?:await res|r)\.json\(\)/.exec(source)?.[1];
  if (name === undefined) throw new Error(`the sample keeps no answer:\n${source}`);
  return name;
}

function listSamples(): Sample[] {
  const { paths } = readBundle();
  if (!isObject(paths)) throw new Error('the contract has no paths');
  return Object.values(paths)
    .filter(isObject)
    .flatMap((pathItem) => Object.values(pathItem).filter(isObject))
    .flatMap((operation) => {
      const samples: unknown = operation['x-codeSamples'];
      return (Array.isArray(samples) ? samples : [])
        .filter(isObject)
        .map((sample: Readonly<Record<string, unknown>>) => ({
          operationId: String(operation['operationId']),
          label: String(sample['label']),
          source: String(sample['source']),
        }));
    });
}

const samples = listSamples();
const answers = new DocumentedAnswers();
let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage();
  // Inside the package, so that a sample is the same kind of module as our own.
  folder = await mkdtemp(path.join(import.meta.dirname, '.run-'));
}, 60_000);

afterEach(() => stage.reset());

afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

describe.each(Object.keys(operationTable))('%s', (operationId) => {
  const success = listExamples().find(
    (example) => example.operationId === operationId && example.response.status < 300,
  );

  test.each(Object.keys(languages))('%s', async (label) => {
    const sample = samples.find((candidate) => candidate.operationId === operationId && candidate.label === label);
    const language = languages[label];
    if (!sample || !language || !success) throw new Error(`${operationId} has no ${label} sample`);
    await givenOf(success.id)(stage);
    const file = path.join(folder, language.file);
    await writeFile(file, language.surround(sample.source).replaceAll('https://api.layers.com', stage.service.baseUrl));
    const [command, ...args] = language.command;
    const { stdout } = await promisify(execFile)(command, [...args, file], {
      env: { ...process.env, LAYERS_API_KEY: apiKey.presented },
    });
    const headers = new Headers({ 'X-Request-Id': requestId });
    expect(answers.faultsOf(operationId, { status: success.response.status, headers, body: stdout })).toEqual([]);
  });
});
