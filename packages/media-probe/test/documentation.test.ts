import { expect, test } from 'vitest';
import { documentAsCommitted, documentWithTable } from '../scripts/bytes-read.ts';

test('docs/media-probing.md tells what is read of each file; `npm run generate` writes it', async () => {
  expect(documentAsCommitted()).toBe(await documentWithTable());
});
