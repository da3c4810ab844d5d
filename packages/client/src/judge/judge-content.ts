import type { MediaDescription } from '@layers-content/contract';
import type { MediaInfo } from '@layers-content/media-probe/browser';
import type { LayersClient, ListPlatformRulesQuery } from '../client.ts';
import { FileUnreadableError, JudgeMissingError, LayersNetworkError } from '../errors.ts';
import { plannedItems } from '../upload/plan.ts';
import { defaultRetries, retry } from '../upload/retry.ts';
import { declaredSources } from '../upload/source.ts';
import type { DeclaredSource, UploadSource } from '../upload/source.ts';
import type { Grouping } from '../upload/token.ts';
import { judgeCall } from '../upload/worth-retrying.ts';
import type { FileJudgement, Judgement, PostJudgement } from './judgement.ts';
import { requireKnown, requirePosts } from './require-posts.ts';

/**
 * What decodes pictures where the runtime cannot, such as `openSharpDecoder()` of
 * `@layers-content/media-probe/sharp`.
 */
export interface PictureDecoder {
  decode(bytes: Uint8Array, type: string): Promise<{ readonly width: number; readonly height: number }>;
}

export interface JudgeContentOptions {
  readonly files: readonly (UploadSource | File)[];
  /** As of an upload; left out, captions are not judged. */
  readonly caption?: string | readonly string[] | undefined;
  readonly grouping?: Grouping | undefined;
  /**
   * Ids, such as `tiktok`; those of an item, TikTok and Instagram, unless said otherwise. The service refuses one it
   * has no rules for.
   */
  readonly platforms?: readonly string[] | undefined;
  /** Instead of the browser's; without any, as in Node, pictures are judged by their structure alone. */
  readonly decoder?: PictureDecoder | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How an upload judges its files before it sends them. */
export interface JudgeOptions extends Pick<JudgeContentOptions, 'platforms' | 'decoder'> {
  /** Shown what was found out; nothing is sent when it answers false. */
  readonly accept?: ((judgement: Judgement) => boolean | Promise<boolean>) | undefined;
}

/**
 * Judges files here, before a byte of them is sent: what they are, and what the platforms will say to them. The rules
 * are those `listPlatformRules` answers now; when the service cannot be reached, those that came with platform-fit, and
 * the judgement says so. Little of a film is read, a picture whole. The service's own answer is the one that counts.
 * Loads `@layers-content/media-probe` and `@layers-content/platform-fit`, which are to be installed beside this
 * package.
 * @throws PostInvalidError for what makes no post, as the service refuses it too; JudgeMissingError,
 *   UnsupportedFileTypeError, FileUnreadableError, LayersApiError, or the signal's reason.
 */
export async function judgeContent(
  client: Pick<LayersClient, 'listPlatformRules'>,
  options: JudgeContentOptions,
): Promise<Judgement> {
  const { caption, grouping = 'per-file', platforms, decoder, signal } = options;
  const sources = declaredSources(options.files);
  const items = plannedItems(sources.length, grouping, caption ?? '');
  requirePosts({ sources, grouping, items, platforms });
  const [{ rules, judge, skippedRules }, files] = await Promise.all([
    loadJudge(client, platforms, signal),
    judgeFiles(sources, decoder, signal),
  ]);
  const posts = items.map(({ indices, caption: own }): PostJudgement => {
    const ofPost = files.filter((_, index) => indices.includes(index));
    const sound = ofPost.every(({ fault }) => fault === null);
    const post = { files: ofPost, caption: caption === undefined ? null : own, slideshow: grouping === 'slideshow' };
    return { files: ofPost, platformFit: sound ? judge(post) : [] };
  });
  return { rules, skippedRules, posts };
}

type RequestedPlatform = NonNullable<ListPlatformRulesQuery['platform']>[number];

interface PostToJudge {
  readonly files: readonly FileJudgement[];
  readonly caption: string | null;
  readonly slideshow: boolean;
}

interface LoadedJudge extends Pick<Judgement, 'rules' | 'skippedRules'> {
  readonly judge: (post: PostToJudge) => PostJudgement['platformFit'];
}

async function loadJudge(
  client: Pick<LayersClient, 'listPlatformRules'>,
  platforms: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<LoadedJudge> {
  const [fit, listed] = await Promise.all([
    import('@layers-content/platform-fit').catch(missing),
    listedRules(client, platforms, signal),
  ]);
  const wanted: readonly string[] = platforms ?? fit.defaultPlatforms;
  const bundled = () => {
    requireKnown(wanted, fit.platformIds);
    const all = fit.createPlatformJudge().rules();
    return all.filter(({ platform }) => wanted.includes(platform));
  };
  const byRules = fit.judgeByRules(listed ?? bundled());
  return {
    rules: listed === null ? 'bundled' : 'service',
    skippedRules: byRules.skippedRules,
    judge: ({ files, ...post }) =>
      byRules
        .judge({ ...post, assets: files.map(assetOf) })
        .map((verdict) => ({ ...verdict, issues: [...verdict.issues] })),
  };
}

function assetOf({ contentType, sizeBytes, media }: FileJudgement, index: number) {
  return { assetId: `upload-${index + 1}`, contentType, sizeBytes, info: media };
}

/** Null when there is no answer: whoever is offline is judged by what is at hand. A refusal is one. */
async function listedRules(
  client: Pick<LayersClient, 'listPlatformRules'>,
  platforms: readonly string[] | undefined,
  signal: AbortSignal | undefined,
) {
  const judge = (error: unknown) => (error instanceof LayersNetworkError ? 'give-up' : judgeCall(error));
  const ask = () => client.listPlatformRules(platforms && { platform: platforms.filter(isRequestable) }, { signal });
  try {
    return (await retry(ask, { policy: defaultRetries, signal, judge })).platformRules;
  } catch (error) {
    if (error instanceof LayersNetworkError) return null;
    throw error;
  }
}

/** Which platforms there are is for the service to say: it may be newer than the types of this version. */
function isRequestable(platform: string): platform is RequestedPlatform {
  return platform !== '';
}

async function judgeFiles(
  sources: readonly DeclaredSource[],
  given: PictureDecoder | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly FileJudgement[]> {
  const { bitmapDecoder, probeFile, ProbeFault } = await import('@layers-content/media-probe/browser').catch(missing);
  const decoder = given ?? bitmapDecoder;
  const judged: FileJudgement[] = [];
  // One after another: a picture is read whole.
  for (const { file, filename, contentType } of sources) {
    signal?.throwIfAborted();
    const about = {
      filename,
      contentType,
      sizeBytes: file.size,
      decoded: contentType.startsWith('video/') || decoder !== null,
    };
    try {
      judged.push({ ...about, media: described(await probeFile(file, contentType, decoder)), fault: null });
    } catch (error) {
      if (!(error instanceof ProbeFault)) throw unreadable(error, filename);
      const { reason, message, detectedType } = error;
      judged.push({ ...about, media: null, fault: { reason, message, detectedType } });
    }
  }
  return judged;
}

/** In lists of one's own, as calls take them. */
function described(info: MediaInfo): MediaDescription {
  if (info.kind === 'image') return info;
  const { container } = info;
  return { ...info, container: { ...container, compatibleBrands: [...container.compatibleBrands] } };
}

/** What a Blob says whose file was moved or changed since it was chosen. */
function unreadable(error: unknown, filename: string): unknown {
  return error instanceof DOMException ? new FileUnreadableError(filename, error) : error;
}

function missing(error: unknown): never {
  throw new JudgeMissingError(error);
}
