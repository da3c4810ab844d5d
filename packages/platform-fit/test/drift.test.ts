import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderGenerated, writtenDay } from '../scripts/render.ts';

describe('what is written from the rules', () => {
  test.each(
    [...renderGenerated(writtenDay())].map(
      ([file, text]) => [file.pathname.split('/').slice(-2).join('/'), file, text] as const,
    ),
  )('%s equals what the rules give now (else: npm run generate)', (_name, file, text) => {
    expect(readFileSync(file, 'utf8') === text, `${file.pathname} differs`).toBe(true);
  });
});
