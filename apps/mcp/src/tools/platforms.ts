import { LayersNetworkError } from '@layers-content/client';
import type { DescribedAsset, PlatformRule, PlatformRules, PostDescription } from '@layers-content/client';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { z } from 'zod';
import { contentType } from '../fields.ts';
import { describeFile } from '../probe-file.ts';
import { Refusal } from '../refusal.ts';
import { tool } from '../tool.ts';
import type { Call } from '../tool.ts';
import { verdictSchema, verdictText } from '../verdicts.ts';
import type { Verdict } from '../verdicts.ts';

interface Judgement {
  readonly rules: 'live' | 'bundled';
  readonly platformFit: readonly Verdict[];
}

const described = z.strictObject({
  contentType,
  sizeBytes: z.int().min(1).exactOptional(),
  width: z.int().min(1).describe('As displayed, in pixels.').exactOptional(),
  height: z.int().min(1).exactOptional(),
  durationMs: z.int().min(0).describe('Of a video.').exactOptional(),
});

export const platformTools = [
  tool('check_platform_fit', {
    title: 'Check what platforms will say',
    description:
      'Whether each platform would take a post, and what to do about it, before anything is sent. Name local files by paths, which are measured here, or describe files that are elsewhere by assets.',
    effect: 'reads',
    input: {
      paths: z.array(z.string().min(1)).min(1).max(10).describe('Local files, in order.').exactOptional(),
      assets: z.array(described).min(1).max(10).describe('What is known; the rest counts as unknown.').exactOptional(),
      caption: z.string().max(10_000).describe('Judged too, when given.').exactOptional(),
      slideshow: z.boolean().describe('One post of several images.').exactOptional(),
    },
    output: z.object({
      rules: z.enum(['live', 'bundled']).describe('bundled: the service was not reached; these may be older.'),
      platformFit: z.array(verdictSchema),
    }),
    run: async ({ paths, assets, ...post }, call) => {
      const files = await assetsOf({ paths, assets }, call);
      const { rules, platformFit } = await judge({ ...post, assets: files }, call);
      const warning = rules === 'live' ? '' : 'The service was not reached: judged by the rules built in here.\n';
      return { text: `${warning}${verdictText(platformFit)}`, structured: { rules, platformFit } };
    },
  }),
  tool('list_platform_rules', {
    title: 'List platform rules',
    description: 'What each platform demands of files and captions, one rule a line.',
    effect: 'reads',
    input: { platform: z.string().min(1).describe('Only this one, such as tiktok or instagram.').exactOptional() },
    run: async ({ platform }, { client, signal }) => {
      const { platformRules } = await client.listPlatformRules({ signal });
      const chosen = platformRules.filter((rules) => platform === undefined || rules.platform === platform);
      if (chosen.length > 0) return { text: chosen.map(rulesText).join('\n\n') };
      const known = platformRules.map((rules) => rules.platform).join(', ');
      throw new Refusal(`ARGUMENTS: no rules are known of ${platform ?? 'any platform'}.\nNext: name one of ${known}.`);
    },
  }),
];

/** @throws Refusal unless exactly one of the two is given. */
async function assetsOf(
  { paths, assets }: { readonly paths: string[] | undefined; readonly assets: z.infer<typeof described>[] | undefined },
  { root }: Call,
): Promise<DescribedAsset[]> {
  if (paths !== undefined && assets === undefined) return Promise.all(paths.map((path) => describeFile(root, path)));
  if (paths === undefined && assets !== undefined)
    return assets.map(({ contentType: type, sizeBytes = null, ...media }) => ({ contentType: type, sizeBytes, media }));
  throw new Refusal('ARGUMENTS: give either paths or assets.\nNext: call again with one of the two.');
}

/** By the rules of the service, or by those built in when it cannot be asked. */
async function judge(post: PostDescription, { client, signal }: Call): Promise<Judgement> {
  try {
    const { platformFit } = await client.checkPlatformFit(post, { signal });
    return { rules: 'live', platformFit };
  } catch (error) {
    if (!(error instanceof LayersNetworkError)) throw error;
    return { rules: 'bundled', platformFit: judgeHere(post) };
  }
}

function judgeHere({ caption = null, slideshow = false, assets }: PostDescription): readonly Verdict[] {
  return createPlatformJudge().judge({
    caption,
    slideshow,
    assets: assets.map(({ contentType: type, sizeBytes = null, media = null }, index) => ({
      assetId: `upload-${index + 1}`,
      contentType: type,
      sizeBytes,
      info: media,
    })),
  });
}

function rulesText({ name, platform, version, checkedOn, rules }: PlatformRules): string {
  return [`${name} (${platform}), version ${version}, read ${checkedOn}`, ...rules.map(ruleText)].join('\n');
}

function ruleText({ id, severity, posts, check, limit, unit, message }: PlatformRule): string {
  const bound = limit === null ? check : `${check} ${JSON.stringify(limit)} ${unit}`;
  return `- ${id} [${severity}; ${posts.join(', ')}] ${bound}: ${message}`;
}
