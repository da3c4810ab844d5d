import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config/config.ts';
import { databaseFolderOf } from '../../examinations.ts';
import { failed, ok, warning } from './finding.ts';
import type { DoctorFinding, Verdict } from './finding.ts';

/** Whether what lies in the data directory is for its owner alone, and whether the secret is where its database is. */
export async function dataDirectoryFindings(config: Config): Promise<readonly DoctorFinding[]> {
  if (config.database.kind === 'postgres' && config.objects.kind === 's3') return [];
  const { dataDir } = config;
  const modes: (readonly [string, Verdict])[] = [];
  for (const name of ['.', 'secret.key', 'credentials.json', 'admin.sock']) {
    const mode = await modeOf(path.join(dataDir, name));
    if (mode !== null) modes.push([name === '.' ? dataDir : name, privacy(mode, path.join(dataDir, name))]);
  }
  if (modes.length === 0) modes.push([dataDir, ok('not there yet; the first start makes it')]);
  return [...modes, ...(await secretOf(config))].map(([check, verdict]) => ({
    part: 'data-directory',
    check,
    ...verdict,
  }));
}

function privacy(mode: number, file: string): Verdict {
  const told = mode.toString(8).padStart(4, '0');
  return (mode & 0o077) === 0 ? ok(told) : warning(told, `Nobody else should look into it: chmod go= '${file}'`);
}

/** An embedded database without the secret that its keys were made with knows no key. */
async function secretOf(config: Config): Promise<readonly (readonly [string, Verdict])[]> {
  const needed = config.database.kind === 'pglite' && config.secretKey === null;
  if (
    !needed ||
    (await modeOf(databaseFolderOf(config))) === null ||
    (await modeOf(path.join(config.dataDir, 'secret.key'))) !== null
  )
    return [];
  return [
    [
      'secret.key',
      failed(
        'absent',
        'Restore it from a backup, or set SECRET_KEY as it was: without it no API key in the database is known.',
      ),
    ],
  ];
}

/** The permission bits; null for what is not there. */
async function modeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
