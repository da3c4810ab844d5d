import { writeFile } from 'node:fs/promises';
import { dayToWrite, renderGenerated } from './render.ts';

const today = new Date().toISOString().slice(0, 10);
for (const [file, text] of renderGenerated(dayToWrite(today))) await writeFile(file, text);
