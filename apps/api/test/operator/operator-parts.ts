import type { Repository } from '@layers-content/core';
import { parseApiKey, pepperOf } from '../../src/api-keys.ts';
import { runCommand } from '../../src/operator/commands.ts';
import type { AdminParts } from '../../src/operator/commands.ts';
import type { Outcome } from '../../src/operator/outcome.ts';
import { parseAdminRequest } from '../../src/operator/protocol.ts';
import { realRandomness } from '../../src/randomness.ts';

const pepper = new Uint8Array(32).fill(7);

/** The commands over a repository, with random values as they are and a pepper of the tests. */
export function partsOver(repository: Repository): AdminParts {
  return {
    operator: repository.operator,
    repository,
    ids: realRandomness.ids,
    keyPepper: () => Promise.resolve(pepper),
    inspect: () => Promise.resolve({ uploads: 0, objects: 0, due: 0, secrets: 0, findings: [] }),
    appliedMigrations: 0,
  };
}

/** Checks a request and runs it, as both sides do. */
export async function run(repository: Repository, request: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const checked = parseAdminRequest(request);
  if (checked.command === 'doctor') throw new Error('the doctor looks at more than rows');
  return runCommand(checked, partsOver(repository), new AbortController().signal);
}

/** Whether this whole key is the one the database knows. */
export async function isKnown(repository: Repository, secretKey: string): Promise<boolean> {
  const { handle = '', secret = '' } = parseApiKey(secretKey) ?? {};
  return pepperOf(await repository.findApiKey(handle), secret, [pepper]) !== null;
}
