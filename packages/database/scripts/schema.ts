import { writeFile } from 'node:fs/promises';
import { openTestDatabase } from '../src/testing.ts';
import { describeSchema } from './describe-schema.ts';

const test = await openTestDatabase();
await writeFile(new URL('../schema.sql', import.meta.url), await describeSchema(test.database));
await test.close();
