import type { Fraction, PlatformRule, PlatformRules } from '@layers-content/core';
import { checkedUntil, isOverdue } from '../src/index.ts';
import { pictureCommand, takersOf, tightestLimits, videoCommand } from './one-file.ts';
import type { Tightest } from './one-file.ts';
import { renderKnownPosts } from './five-posts.ts';

const headOn = (
  day: string,
): string => `<!-- Written by \`npm run generate\` from packages/platform-fit/src/rules. Change the rules there. As of ${day}. -->

# What the platforms take

The rules behind \`platformFit\`, as \`GET /v1/platform-rules\` answers them too. They are advice: no upload is refused for them.
[Three posts and their verdicts](verdicts.md) show them at work, [five more](#five-posts-on-every-platform) on all platforms.

- Limits are inclusive. Sizes in pixels are those displayed, after rotation, EXIF orientation and pixel aspect.
- MB and GB are powers of ten, as the platforms' own pages write them; 8,388,608 bytes are 8 MiB.
- What is not known is no issue: a rule speaks only where its measure is known.
- A frame rate may miss its limits by 0.5 %: phones and recorders write 60.02 for 60, and platforms take it. So may a shape that
  is demanded alone, as \`video.shape\` 9:16 is: encoders make sides even.
- A rule is an error where the platform's own documents tell the limit, or posts are refused for it. It is a warning where the file
  is taken but changed, and where only others tell the limit: then it may be refused, and that is not sure.
- Each platform counts captions in its own unit. X counts 23 for a link, 2 for an emoji, and 1 or 2 for any other character after
  NFC; a link that X may not see as one counts what is less. Threads counts an emoji as its bytes in UTF-8.
- A warning is left out where an error says the same of the same measure.
- The commands are of ffmpeg and ImageMagick ([why](decisions/0024-fixes-are-run.md)). ImageMagick 6 calls \`magick\` \`convert\`.
`;

/**
 * The page about all rules: what each measures and allows, what one file keeps to fit everywhere, the commands that
 * mend a file.
 * @param day \`YYYY-MM-DD\`, on which rules may be too old.
 */
export function renderRuleTables(platforms: readonly PlatformRules[], day: string): string {
  const across = [renderAge(platforms, day), renderKnownPosts(platforms), renderOneFile(platforms)];
  return [headOn(day), ...across, ...platforms.map(renderPlatform), renderFixes(platforms)].join('\n');
}

function renderAge(platforms: readonly PlatformRules[], day: string): string {
  const rows = platforms.map((rules) => {
    const until = checkedUntil(rules);
    const count = `${rules.rules.length} (${rules.rules.filter(({ severity }) => severity === 'error').length} errors)`;
    const state = isOverdue(rules, new Date(day)) ? `**overdue since ${until}**` : until;
    return `| ${rules.name} | \`${rules.platform}\` | ${rules.version} | ${count} | ${rules.checkedOn} | ${state} |`;
  });
  return `## Rules age

Platforms move their limits, so rules are to be read again every 120 days. Older ones are marked here, and
\`layers-content-admin doctor\` warns of them.

| platform | id | version | rules | read on | good until |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

To check the rules of a platform again:

1. Open each source below its heading, and compare every limit of its table. What counts is what the platform itself writes, and
   before that what it does: a refusal with its error code, or a post that went through, dated and linked.
2. Where the platform says nothing, two publishing tools that changed a limit after refused posts are evidence for a warning, not
   for an error. Name them in \`source\`.
3. Change the data in \`packages/platform-fit/src/rules\`, raise \`version\` if a rule changed, set \`checkedOn\` to the day of reading
   in any case, and run \`npm run generate\`.
4. Run \`npm run test:fixes\` if a fix changed: it makes files that break the rules, mends them, and judges what came out.
`;
}

function renderOneFile(platforms: readonly PlatformRules[]): string {
  const [video, image] = [tightestLimits(platforms, 'video'), tightestLimits(platforms, 'image')];
  const without = platforms.filter((each) => !takersOf(platforms, 'image').includes(each)).map(({ name }) => name);
  return `## What one file fits everywhere

The tightest limit of all platforms on each measure, warnings included, and whose it is. The commands make such a file of any other;
\`npm run test:fixes\` runs them and has every platform judge the result.

### A video

${limitTable(video)}

\`\`\`sh
${videoCommand(video)}
\`\`\`

What is too short stays so: no command makes a film longer.

### A picture

On all platforms but ${without.join(', ')}, which takes none.

${limitTable(image)}

\`\`\`sh
${pictureCommand(image)}
\`\`\`
`;
}

function limitTable(limits: readonly Tightest[]): string {
  const rows = limits.map(({ platforms, ...limit }) => `| ${limitOf(limit)} | ${platforms.join(', ')} |`);
  return `| measure and limit | tightest at |\n| --- | --- |\n${rows.join('\n')}`;
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

function limitOf({ measure, check, limit, unit }: Pick<PlatformRule, 'measure' | 'check' | 'limit' | 'unit'>): string {
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
