import { judgeContent } from '@layers-content/client';
import type { PlatformRule, PlatformRules, PostJudgement } from '@layers-content/client';
import { z } from 'zod';
import { caption, requestedPlatforms } from '../fields.ts';
import { withFiles } from '../root.ts';
import { tool } from '../tool.ts';
import { verdictSchema, verdictText } from '../verdicts.ts';

const judgedPost = z.object({
  filenames: z.array(z.string()),
  faults: z.array(z.string()).describe('Why files are no whole videos or pictures; then nothing else is judged.'),
  platformFit: z.array(verdictSchema),
});

export const platformTools = [
  tool('check_platform_fit', {
    title: 'Check what platforms will say',
    description:
      'Whether each platform would take local files, and what to do about it, before a byte is sent. They are measured here.',
    effect: 'reads',
    input: {
      paths: z.array(z.string().min(1)).min(1).max(50).describe('Local files, each a post of its own.'),
      caption: caption.describe('Judged too, when given.').exactOptional(),
      slideshow: z
        .boolean()
        .describe('One post of all pictures, in this order; uploads take two to ten.')
        .exactOptional(),
      platforms: requestedPlatforms,
    },
    output: z.object({
      rules: z.enum(['service', 'bundled']).describe('bundled: the service was not reached; these may be older.'),
      posts: z.array(judgedPost),
    }),
    run: ({ paths, slideshow = false, ...post }, { client, root, signal }) =>
      withFiles(root, paths, async (files) => {
        const grouping = slideshow ? 'slideshow' : 'per-file';
        const judgement = await judgeContent(client, { ...post, files, grouping, signal });
        const posts = judgement.posts.map(told);
        const warning =
          judgement.rules === 'service' ? [] : ['No answer from the service: judged by rules built in here.'];
        return { text: [...warning, ...posts.map(textOf)].join('\n'), structured: { rules: judgement.rules, posts } };
      }),
  }),
  tool('list_platform_rules', {
    title: 'List platform rules',
    description: 'What each platform demands of files and captions, one rule a line.',
    effect: 'reads',
    input: { platforms: requestedPlatforms },
    run: async ({ platforms }, { client, signal }) => {
      const query = platforms === undefined ? {} : { platform: platforms };
      const { platformRules } = await client.listPlatformRules(query, { signal });
      return { text: platformRules.map(rulesText).join('\n\n') };
    },
  }),
];

function told({ files, platformFit }: PostJudgement): z.infer<typeof judgedPost> {
  const faults = files.flatMap(({ filename, fault }) => (fault === null ? [] : [`${filename}: ${fault.message}`]));
  return { filenames: files.map(({ filename }) => filename), faults, platformFit };
}

function textOf({ filenames, faults, platformFit }: z.infer<typeof judgedPost>): string {
  const verdict =
    faults.length === 0 ? verdictText(platformFit) : faults.map((fault) => `- broken: ${fault}`).join('\n');
  return `${filenames.join(', ')}\n${verdict}`;
}

function rulesText({ name, platform, version, checkedOn, rules }: PlatformRules): string {
  return [`${name} (${platform}), version ${version}, read ${checkedOn}`, ...rules.map(ruleText)].join('\n');
}

function ruleText({ id, severity, posts, check, limit, unit, message }: PlatformRule): string {
  const bound = limit === null ? check : `${check} ${JSON.stringify(limit)} ${unit}`;
  return `- ${id} [${severity}; ${posts.join(', ')}] ${bound}: ${message}`;
}
