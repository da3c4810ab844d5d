import { createPlatformJudge } from '../src/index.ts';
import { renderRuleTables } from './rule-table.ts';

const root = new URL('../../../', import.meta.url);

/** What is written from the rules, by the place it belongs to. */
export function renderGenerated(): ReadonlyMap<URL, string> {
  return new Map([
    [new URL('docs/platform-rules.md', root), renderRuleTables(createPlatformJudge().rules())],
    [new URL('openapi/examples/platform-rules.yaml', root), renderExample()],
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
