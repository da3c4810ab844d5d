import path from 'node:path';
import { summaryOf } from '../files/summary.ts';
import { formatSize } from '../measures.ts';
import { printable } from '../terminal.ts';
import type { KeptUpload } from './kept-upload.ts';

/** One line an upload: its name, when it began, its files. */
export function renderKeptUpload({ id, startedAt, files }: KeptUpload): string {
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const names = summaryOf(files.map((file) => path.basename(file.path)));
  return printable(`${id}  ${startedAt}  ${formatSize(sizeBytes)}  ${names}`);
}
