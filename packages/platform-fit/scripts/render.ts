import { readFileSync } from 'node:fs';
import type { PlatformRules } from '@layers-content/core';
import { createPlatformJudge, defaultPlatforms, isOverdue, platformIds } from '../src/index.ts';
import { renderRuleTables } from './rule-table.ts';

const root = new URL('../../../', import.meta.url);

const page = new URL('docs/platform-rules.md', root);

/** The day that the written page is of. */
export function writtenDay(): string {
  return /As of ([-0-9]+)\./.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
}

/** The day to write of: the same as before, unless rules grew old since, so that writing again changes nothing. */
export function dayToWrite(today: string): string {
  const overdueOn = (day: string) =>
    createPlatformJudge()
      .rules()
      .map((rules) => isOverdue(rules, new Date(day)));
  const written = writtenDay();
  return written !== '' && String(overdueOn(written)) === String(overdueOn(today)) ? written : today;
}

/** What is written from the rules, by the place it belongs to. */
export function renderGenerated(day: string): ReadonlyMap<URL, string> {
  return new Map([
    [page, renderRuleTables(createPlatformJudge().rules(), day)],
    [new URL('openapi/examples/platform-rules.yaml', root), renderExample()],
    [new URL('openapi/components/schemas/rule-words.yaml', root), renderWords(createPlatformJudge().rules())],
  ]);
}

/**
 * The documented answers of `listPlatformRules` that tell of the rules: where no platform is named, the last of all,
 * or one that is none.
 */
function renderExample(): string {
  const last = platformIds.slice(-1);
  const oneOfAll = `must be equal to one of the allowed values: ${platformIds.join(', ')}`;
  return `# Written by \`npm run generate\` from packages/platform-fit/src/rules; README.md in this folder tells how it is read.
default:
  response:
    summary: Every rule of the platforms that items are judged for
    value:
      ${rulesOf(defaultPlatforms)}

one-platform:
  response:
    summary: Every rule of one platform
    x-request:
      query:
        platform: ${last.join()}
    value:
      ${rulesOf(last)}

unknown-platform:
  response:
    summary: A platform that is not known
    x-request:
      query:
        platform: fotolog
    value:
      error:
        code: VALIDATION
        message: 'query/platform/0 ${oneOfAll}.'
        requestId: req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0
        details:
          issues:
            - path: query/platform/0
              message: '${oneOfAll}'
`;
}

/** JSON is YAML too. */
function rulesOf(platforms: readonly string[]): string {
  const platformRules = createPlatformJudge()
    .rules()
    .filter(({ platform }) => platforms.includes(platform));
  return JSON.stringify({ platformRules }, null, 2).replaceAll('\n', '\n      ');
}

/** The words of the contract that grow with the rules: open sets, whose text tells what is in them today. */
function renderWords(files: readonly PlatformRules[]): string {
  const platforms = files.map(({ platform }) => platform);
  const surfaces = new Set(
    files.flatMap((file) => [file.surfaces.video, file.surfaces.image, file.surfaces.slideshow]),
  );
  return `# Written by \`npm run generate\` from packages/platform-fit/src/rules.
PlatformId:
  type: string
  description: '${listed(platforms)}. More will be added.'
  minLength: 1
  examples: [tiktok]

RequestedPlatform:
  type: string
  enum: [${platforms.join(', ')}]
  examples: [${platforms.slice(-1).join()}]

FitSurface:
  type: string
  description: 'Where on the platform the rule holds: ${listed([...surfaces])}. More will be added.'
  minLength: 1
  examples: [photo]
`;
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words.map((word) => `\`${word}\``));
}
