import { mkdir, writeFile } from 'node:fs/promises';
import { generatedFolder, renderGenerated } from './render.ts';

await mkdir(generatedFolder, { recursive: true });
for (const [name, text] of await renderGenerated()) {
  await writeFile(new URL(name, generatedFolder), text);
}
