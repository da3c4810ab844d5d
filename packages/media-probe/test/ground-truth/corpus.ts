import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaInfo } from '@layers-content/core';
import { probeBytes, typeOf } from '../readers.ts';
import { compare } from './agreement.ts';
import type { Outcome } from './agreement.ts';
import { codecRecipes } from './codec-recipes.ts';
import { ffprobe } from './ffprobe.ts';
import { filmDifferences } from './film-differences.ts';
import { filmFields } from './film-fields.ts';
import { pictureDifferences } from './picture-differences.ts';
import { pictureFields } from './picture-fields.ts';
import { pictureRecipes } from './picture-recipes.ts';
import { reportPictures } from './picture-report.ts';
import type { Recipe } from './recipe.ts';
import { soundRecipes } from './sound-recipes.ts';
import { timeRecipes } from './time-recipes.ts';

export const filmRecipes: readonly Recipe[] = [...codecRecipes, ...soundRecipes, ...timeRecipes];
export const recipes: readonly Recipe[] = [...filmRecipes, ...pictureRecipes];

/** Makes every file. @throws AggregateError when a recipe fails */
export async function makeCorpus(folder: string): Promise<void> {
  const made = await twoAtATime(recipes, ({ make }) => make(folder));
  const failed = [...made].filter(([, result]) => result instanceof Error);
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(([, error]) => error),
      `Not made: ${failed.map(([name]) => name).join(', ')}.`,
    );
}

/** What came of each file, by its name: its fields, or what went wrong with it. */
export async function compareCorpus(folder: string): Promise<Map<string, Outcome[] | Error>> {
  const films = await twoAtATime(filmRecipes, async ({ name }) => {
    const [info, report] = [await probeFile(folder, name), await ffprobe(join(folder, name))];
    if (info.kind !== 'video') throw new Error('It is no film.');
    return compare(name, info, report, filmFields, filmDifferences);
  });
  const reports = await reportPictures(pictureRecipes.map(({ name }) => join(folder, name)));
  const pictures = await twoAtATime(pictureRecipes, async ({ name }) => {
    const [info, report] = [await probeFile(folder, name), reports.get(name)];
    if (info.kind !== 'image' || !report) throw new Error('It is no picture.');
    return compare(name, info, report, pictureFields, pictureDifferences);
  });
  return new Map([...films, ...pictures]);
}

async function probeFile(folder: string, name: string): Promise<MediaInfo> {
  return probeBytes(await readFile(join(folder, name)), typeOf(name));
}

/** Works through the recipes on two cores. */
async function twoAtATime<Result>(
  all: readonly Recipe[],
  work: (recipe: Recipe) => Promise<Result>,
): Promise<Map<string, Result | Error>> {
  const results = new Map<string, Result | Error>();
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let recipe = left.shift(); recipe; recipe = left.shift()) {
      const failed = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
      results.set(recipe.name, await work(recipe).catch(failed));
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
