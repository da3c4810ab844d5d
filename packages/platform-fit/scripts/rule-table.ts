import type { Fraction, PlatformRule, PlatformRules } from '@layers-content/core';

const head = `<!-- Written by \`npm run generate\` from packages/platform-fit/src/rules. Change the rules there. -->

# What the platforms take

The rules behind \`platformFit\`, as \`GET /v1/platform-rules\` answers them too. They are advice: no upload is refused for them.
[Three posts and their verdicts](verdicts.md) show them at work.

- Limits are inclusive. Sizes in pixels are those displayed, after rotation, EXIF orientation and pixel aspect.
- MB and GB are powers of ten, as the platforms' own pages write them; 8,388,608 bytes are 8 MiB.
- What is not known is no issue: a rule speaks only where its measure is known.
- A frame rate may miss its limits by 0.5 %: phones and recorders write 60.02 for 60, and platforms take it.
- A warning is left out where an error says the same of the same measure.
- The commands are of ffmpeg and ImageMagick ([why](decisions/0024-fixes-are-run.md)). ImageMagick 6 calls \`magick\` \`convert\`.
`;

/** The page about all rules: what each measures and allows, and the commands that mend a file. */
export function renderRuleTables(platforms: readonly PlatformRules[]): string {
  return [head, ...platforms.map(renderPlatform), renderFixes(platforms)].join('\n');
}

function renderPlatform({ name, version, checkedOn, surfaces, rules }: PlatformRules): string {
  const rows = rules.map((rule) =>
    [
      code(rule.id),
      code(rule.code),
      rule.severity,
      rule.posts
        .map((post) => surfaces[post])
        .filter(isFirst)
        .join(', '),
      limitOf(rule),
      rule.platformCode === null ? '' : code(rule.platformCode),
    ].join(' | '),
  );
  const sources = rules.flatMap(({ source }) => source.split(' ')).filter(isFirst);
  return `## ${name}

Version ${version}, read on ${checkedOn} from:

${sources.map((source) => `- <${source}>`).join('\n')}

| rule | code | severity | surface | measure and limit | platform's code |
| --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

function renderFixes(platforms: readonly PlatformRules[]): string {
  const rules = platforms.flatMap((platform) => platform.rules);
  const fixes = rules.flatMap(({ fix }) => (fix === null ? [] : [fix])).filter(isFirst);
  const parts = fixes.map(
    (fix) =>
      `${rules
        .filter((rule) => rule.fix === fix)
        .map(({ id }) => code(id))
        .join(', ')}:\n\n\`\`\`sh\n${fix}\n\`\`\`\n`,
  );
  return `## Commands that mend a file

An issue carries the command as its \`fix\`, or null where none can help. \`INPUT\` and \`OUTPUT\` stand for file names, \`{limit}\`
for the size of the post's first picture.

${parts.join('\n')}`;
}

function limitOf({ measure, check, limit, unit }: PlatformRule): string {
  const word = { min: '≥', max: '≤', oneOf: 'one of', sameAsFirst: 'as the first' }[check];
  return `${code(measure)} ${word}${limit === null ? '' : ` ${written(limit, unit)}`}`;
}

function written(limit: number | Fraction | readonly string[], unit: string): string {
  if (typeof limit === 'number') return `${limit.toLocaleString('en-US')} ${unit}`;
  if ('numerator' in limit) return `${limit.numerator}:${limit.denominator}`;
  return limit.join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
