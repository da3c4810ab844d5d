import { writeFile } from 'node:fs/promises';
import { renderGenerated } from './render.ts';

for (const [file, text] of renderGenerated()) await writeFile(file, text);
