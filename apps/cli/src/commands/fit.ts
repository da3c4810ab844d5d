import type { Judgement, PostJudgement } from '@layers-content/client';
import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { UsageError } from '../errors/usage-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { LocalFile } from '../files/local-files.ts';
import { namedFiles } from '../files/named-files.ts';
import { choosePlatforms } from '../fit/choose-platforms.ts';
import { bundledRules, judgeFiles, noService } from '../fit/judge-files.ts';
import type { RuleSource } from '../fit/judge-files.ts';
import { renderFit } from '../fit/render-fit.ts';
import { openSession } from '../session.ts';
import { paintFor } from '../terminal.ts';

export interface FitFlags {
  readonly caption?: string;
  readonly slideshow?: boolean;
  readonly recursive?: boolean;
  /** Names of platforms; TikTok and Instagram unless given. */
  readonly platform?: readonly string[];
  /** Asks nobody for the rules. */
  readonly offline?: boolean;
}

/** What the platforms will say, to each file or to the slideshow they make. Judged here: no byte of them is sent. */
export async function runFit(call: Call, named: readonly string[], flags: FitFlags): Promise<ExitCode> {
  return fitOf(call, await namedFiles(call, named, flags), flags);
}

/** The same of files that are found already. */
export async function fitOf(call: Call, files: readonly LocalFile[], flags: FitFlags): Promise<ExitCode> {
  const { caption, slideshow = false, offline = false } = flags;
  const platforms = choosePlatforms(flags.platform);
  const service = offline ? noService : ruleSource(call);
  const judgement = await judgeFiles(service, { files, slideshow, caption, platforms });
  printPosts(call, judgement.posts, slideshow ? [files] : files.map((file) => [file]));
  remarkOn(call, judgement);
  return judgement.posts.every(fits) ? exitCodes.ok : exitCodes.unfit;
}

function printPosts(call: Call, posts: readonly PostJudgement[], files: readonly (readonly LocalFile[])[]): void {
  const paint = paintFor(call.stdout, call.environment);
  const onWindows = call.environment.desktop === 'windows';
  for (const [index, post] of posts.entries()) printAnswer(call, post, renderFit(files[index] ?? [], paint, onWindows));
}

/** The service where there are credentials for one; a stranger with a file and no service gets an answer too. */
function ruleSource(call: Call): RuleSource {
  try {
    return openSession(call).client;
  } catch (error) {
    if (error instanceof UsageError && error.code === 'NO_CREDENTIALS') return noService;
    throw error;
  }
}

function remarkOn(call: Call, { rules, skippedRules, posts }: Judgement): void {
  const [from] = bundledRules
    .map(({ checkedOn }) => checkedOn)
    .toSorted()
    .toReversed();
  remark(
    call,
    rules === 'service'
      ? "Judged here by the service's rules; no byte was sent."
      : `Judged here by the rules this program brings, of ${from ?? 'no day'}: no service was asked, no byte was sent.`,
  );
  if (posts.some(({ files }) => files.some(({ decoded }) => !decoded)))
    remark(
      call,
      'Of pictures the structure alone was read, head to tail; with sharp beside this program (npm install sharp) their pixels are too.',
    );
  if (skippedRules.length > 0)
    remark(call, `Not judged, as this program is older than the service's rules: ${skippedRules.join(', ')}.`);
}

function fits({ files, platformFit }: PostJudgement): boolean {
  return files.every(({ fault }) => fault === null) && platformFit.every(({ ok }) => ok);
}
