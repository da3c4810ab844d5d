import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeSchema } from '../scripts/describe-schema.ts';
import { takeTestDatabase } from '../src/testing.ts';

it('schema.sql is what the migrations make (npm run generate writes it)', async () => {
  const { database, close } = await takeTestDatabase();
  expect(await describeSchema(database)).toBe(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'));
  await close();
});
