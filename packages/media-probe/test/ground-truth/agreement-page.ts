import { readFileSync } from 'node:fs';
import type { Outcome } from './agreement.ts';
import { filmDifferences } from './film-differences.ts';
import { filmFields } from './film-fields.ts';
import { pictureDifferences } from './picture-differences.ts';
import { pictureFields } from './picture-fields.ts';
import { filmRecipes, recipes } from './corpus.ts';

/** What was tried once, or is told by a test of its own. */
const collections = readFileSync(new URL('collections.md', import.meta.url), 'utf8').trimEnd();

type Result = Outcome['result'];

/** The whole of docs/probe-agreement.md, out of what a run found. */
export function agreementPage(outcomes: readonly Outcome[]): string {
  return `# Agreement with other probes

\`packages/media-probe\` reads media files with code of its own. This page says how far its answers agree with those of
ffprobe 5.1, ImageMagick 6.9 and exiftool 12 about ${filmRecipes.length} films and ${recipes.length - filmRecipes.length} pictures, what players make of odd files, and what became
of public collections. CI makes the files, has all look at them, and fails when a field differs in a way that is not explained
below, when an explained difference is met no more, and when this page says something else than the run found
([why](decisions/0023-probes-compared-in-ci.md)).

\`npm run test:ground-truth\` does the same where ffmpeg, ImageMagick, exiftool, djpeg and Chromium of Debian 12 are installed;
\`pnpm --filter @layers-content/media-probe test:ground-truth --update\` writes this page. How each file is made stands in
\`packages/media-probe/test/ground-truth/*-recipes.ts\`.

## Films

Compared with ffprobe. "Only we" and "only ffprobe" count the files of which one of the two says nothing:
what we do not know is \`null\`, and a codec that no platform takes is named but not described.
Files of which neither says anything are not counted.

${table(outcomes, filmFields, 'ffprobe')}

## Pictures

Compared with ImageMagick's identify and with exiftool.

${table(outcomes, pictureFields, 'they')}

## Differences that are explained

${[...filmDifferences, ...pictureDifferences].map((known) => explanation(outcomes, known)).join('\n\n')}

## Tolerances

Durations agree within a millisecond: ours are whole milliseconds, and some of ffprobe's are rounded to the movie's clock. Bit rates agree within one bit a second, which ffprobe cuts off where we round. Everything else is equal.

${collections}
`;
}

function table(
  outcomes: readonly Outcome[],
  fields: readonly { readonly name: string; readonly witness: string }[],
  other: string,
): string {
  const count = (name: string, witness: string, result: Result): number =>
    outcomes.filter((outcome) => outcome.field === name && outcome.witness === witness && outcome.result === result)
      .length;
  const rows = fields.map(({ name, witness }) => {
    const [agreed, explained, onlyOurs, onlyTheirs] = (
      ['agreed', 'explained', 'only ours', 'only theirs'] as const
    ).map((result) => count(name, witness, result));
    return `| \`${name}\` | ${witness} | ${agreed} | ${explained} | ${onlyOurs} | ${onlyTheirs} |`;
  });
  return [
    `| field | compared with | agree | explained | only we | only ${other} |`,
    '| --- | --- | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

function explanation(
  outcomes: readonly Outcome[],
  { code, fields, why }: { readonly code: string; readonly fields: readonly string[]; readonly why: string },
): string {
  const files = [...new Set(outcomes.filter((outcome) => outcome.code === code).map(({ file }) => file))].sort();
  return `### ${code}\n\n${fields.map((field) => `\`${field}\``).join(', ')}: ${why}\nMet in ${files.map((file) => `\`${file}\``).join(', ')}.`;
}
