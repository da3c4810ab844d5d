import { hostileBoxes } from './boxes.ts';
import type { HostileFile } from './hostile-file.ts';
import { hostilePictures } from './pictures.ts';
import { hostileTables } from './tables.ts';

/** Every file that is made to do harm. */
export const hostileFiles: readonly HostileFile[] = [...hostileBoxes, ...hostileTables, ...hostilePictures];
