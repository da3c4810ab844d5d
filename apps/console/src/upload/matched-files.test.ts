import { expect, test } from 'vitest';
import { matchedFiles } from './matched-files.ts';

const kept = [
  { filename: 'a.jpg', contentType: 'image/jpeg' as const, sizeBytes: 1 },
  { filename: 'b.jpg', contentType: 'image/jpeg' as const, sizeBytes: 2 },
  { filename: 'a.jpg', contentType: 'image/jpeg' as const, sizeBytes: 3 },
];
const file = (name: string, sizeBytes: number) => new File(['x'.repeat(sizeBytes)], name);

test('files are known again by name and size, in the order the upload began with', () => {
  const chosen = [file('a.jpg', 3), file('c.jpg', 9), file('b.jpg', 2), file('a.jpg', 1)];
  expect(matchedFiles(kept, chosen)).toEqual({ files: [chosen[3], chosen[2], chosen[0]], missing: [] });
});

test('what is missing, or was changed, is named', () => {
  expect(matchedFiles(kept, [file('a.jpg', 1), file('b.jpg', 5)]).missing).toEqual(['b.jpg', 'a.jpg']);
});
