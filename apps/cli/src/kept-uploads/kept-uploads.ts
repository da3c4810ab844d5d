import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readKeptUpload } from './kept-upload.ts';
import type { KeptUpload } from './kept-upload.ts';

/** What uploads of this user are at, each in a file that only they may read. */
export interface KeptUploads {
  readonly keep: (upload: KeptUpload) => void;
  readonly forget: (id: string) => void;
  /** Oldest first; what cannot be read as one is left out. */
  readonly list: () => readonly KeptUpload[];
}

/**
 * @param stateHome the user's folder for such things; this program's own is made in it when there is something to
 * keep.
 */
export function openKeptUploads(stateHome: string): KeptUploads {
  const folder = path.join(stateHome, 'layers-content', 'uploads');
  const fileOf = (id: string) => path.join(folder, `${id}.json`);
  return {
    keep: (upload) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // Whole or not at all, whenever the program ends.
      const draft = `${fileOf(upload.id)}.new`;
      writeFileSync(draft, JSON.stringify(upload), { mode: 0o600 });
      renameSync(draft, fileOf(upload.id));
    },
    forget: (id) => rmSync(fileOf(id), { force: true }),
    list: () => {
      const kept = namesIn(folder).flatMap((name) => readIfThere(path.join(folder, name)) ?? []);
      return kept.toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
    },
  };
}

/** A name to type; eight letters and digits. */
export function newUploadId(): string {
  return randomBytes(4).toString('hex');
}

/** Another process may have ended its upload since the folder was read. */
function readIfThere(file: string): KeptUpload | null {
  try {
    return readKeptUpload(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    // Nothing was ever kept.
    return [];
  }
}
