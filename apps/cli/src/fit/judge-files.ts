import { openAsBlob } from 'node:fs';
import { judgeContent, LayersNetworkError } from '@layers-content/client';
import type { Judgement, LayersClient, UploadSource } from '@layers-content/client';
import { createPlatformJudge } from '@layers-content/platform-fit';
import type { PlatformId } from '@layers-content/platform-fit';
import type { LocalFile } from '../files/local-files.ts';
import { findDecoder } from './decoder.ts';

/** Asked for the service's rules; nothing of a file is told to it. */
export type RuleSource = Pick<LayersClient, 'listPlatformRules'>;

/** What is judged, and for whom. */
export interface FilesToJudge {
  readonly files: readonly LocalFile[];
  readonly slideshow: boolean;
  /** Left out, captions are not judged. */
  readonly caption: string | undefined;
  /** Those of an item unless given. */
  readonly platforms: readonly PlatformId[] | undefined;
}

/** The platforms this program knows, with the rules it brings for when the service cannot be asked. */
export const bundledRules = createPlatformJudge().rules();

/** Asks nobody, so that the bundled rules are taken. */
export const noService: RuleSource = {
  listPlatformRules: () => Promise.reject(new LayersNetworkError('nobody', new Error('Nobody was to be asked.'))),
};

/** Looks into the files here and judges what posts they make. @throws as `judgeContent`. */
export async function judgeFiles(
  service: RuleSource,
  { files, slideshow, caption, platforms }: FilesToJudge,
): Promise<Judgement> {
  const decoder = files.some(isPicture) ? await findDecoder() : null;
  return judgeContent(service, {
    files: await sourcesOf(files),
    grouping: slideshow ? 'slideshow' : 'per-file',
    ...(caption === undefined ? {} : { caption }),
    ...(platforms === undefined ? {} : { platforms }),
    ...(decoder === null ? {} : { decoder }),
  });
}

/** The files as the client takes them; their bytes are read when they are wanted. */
export function sourcesOf(files: readonly LocalFile[]): Promise<UploadSource[]> {
  return Promise.all(
    files.map(async ({ path, filename, contentType }) => ({ file: await openAsBlob(path), filename, contentType })),
  );
}

function isPicture({ contentType }: LocalFile): boolean {
  return contentType.startsWith('image/');
}
