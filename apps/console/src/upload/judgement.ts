import type { FitIssue, JudgedPost, PlatformFit } from '@layers-content/platform-fit';
import { isSound } from './chosen-file.ts';
import type { SoundFile } from './chosen-file.ts';
import type { Draft } from './draft.ts';

/** The verdict of one platform, whatever its id. */
export type Verdict = PlatformFit<string>;

/** Whoever tells what the platforms say to a post. */
export interface Judge {
  judge(post: JudgedPost): readonly Verdict[];
}

/** What the platforms say to a draft, sorted by what they say it of. */
export interface Judgement {
  /** By the id of a file: what is said of that file alone. */
  readonly ofFile: ReadonlyMap<string, readonly Verdict[]>;
  /** What is said of the caption and of the number of pictures; each once, however many posts there are. */
  readonly ofPost: readonly Verdict[];
}

/** Judges what is sound of a draft, as the service will judge the items that become of it. */
export function judgementOf(judge: Judge, { files, grouping, caption }: Draft): Judgement {
  const sound = files.filter(isSound);
  const posts = grouping === 'slideshow' ? [sound] : sound.map((file) => [file]);
  const verdicts = posts.map((post) => judge.judge(described(post, caption, grouping)));
  return {
    ofFile: new Map(
      posts.flatMap((post, index) => post.map(({ id }) => [id, (verdicts[index] ?? []).map((fit) => only(fit, id))])),
    ),
    ofPost: merged(verdicts.flat().map((fit) => only(fit, null))),
  };
}

function described(files: readonly SoundFile[], caption: string, grouping: Draft['grouping']) {
  const assets = files.map(({ id, look: { media } }) => ({
    assetId: id,
    contentType: media.mimeType,
    sizeBytes: media.sizeBytes,
    info: media,
  }));
  return { caption, slideshow: grouping === 'slideshow', assets };
}

/** A verdict with the issues of one asset alone; `null`: those of the post as a whole. */
function only({ platform, issues }: Verdict, assetId: string | null): Verdict {
  return verdictOf(
    platform,
    issues.filter((issue) => issue.assetId === assetId),
  );
}

function merged(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Set(verdicts.map(({ platform }) => platform))].map((platform) => {
    const issues = verdicts.filter((verdict) => verdict.platform === platform).flatMap((verdict) => verdict.issues);
    return verdictOf(platform, [...new Map(issues.map((issue) => [issue.rule, issue])).values()]);
  });
}

function verdictOf(platform: string, issues: readonly FitIssue[]): Verdict {
  return { platform, ok: issues.every(({ severity }) => severity !== 'error'), issues };
}
