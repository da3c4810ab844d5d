import type { PlatformRules } from '@layers-content/core';
import { createPlatformJudge } from '../src/index.ts';
import { renderRuleTables } from './rule-table.ts';

const root = new URL('../../../', import.meta.url);

/** What is written from the rules, by the place it belongs to. */
export function renderGenerated(): ReadonlyMap<URL, string> {
  return new Map([
    [new URL('docs/platform-rules.md', root), renderRuleTables(createPlatformJudge().rules())],
    [new URL('openapi/examples/platform-rules.yaml', root), renderExample()],
    [new URL('openapi/components/schemas/rule-words.yaml', root), renderWords(createPlatformJudge().rules())],
  ]);
}

/** The documented answer of `listPlatformRules`; JSON is YAML too. */
function renderExample(): string {
  const value = JSON.stringify({ platformRules: createPlatformJudge().rules() }, null, 2).replaceAll('\n', '\n      ');
  return `# Written by \`npm run generate\` from packages/platform-fit/src/rules; README.md in this folder tells how it is read.
all:
  response:
    summary: Every rule of every platform
    value:
      ${value}
`;
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
