import type { PostJudgement } from '@layers-content/client';
import { line } from './labelled-line.ts';
import type { Paint } from './terminal.ts';

/** How the files of a post are called, and how a fix is told of one of them. */
export interface Places {
  /** Null where it needs no saying. */
  readonly nameOf: (assetId: string) => string | null;
  readonly commandOf: (fix: string, assetId: string | null) => string;
}

/** Assets by their ids, fixes as the API words them. */
export const asIs: Places = { nameOf: (assetId) => assetId, commandOf: (fix) => fix };

/** The verdicts, behind an empty line; nothing when none were made yet. */
export function fitLines(verdicts: PostJudgement['platformFit'], paint: Paint, places: Places): string[] {
  const width = Math.max(11, ...verdicts.map(({ platform }) => platform.length + 2));
  const body = (text: string) => line('', text, width);
  return verdicts.flatMap(({ platform, ok, issues }, index) => [
    ...(index === 0 ? [''] : []),
    platform.padEnd(width) + (ok ? paint('green', 'fits') : paint('red', 'does not fit')),
    ...issues.flatMap(({ severity, message, fix, assetId }) => [
      body(`${severity}: ${message}${nameIn(places, assetId)}`),
      ...(fix === null ? [] : [body(`fix: ${places.commandOf(fix, assetId)}`)]),
    ]),
  ]);
}

function nameIn({ nameOf }: Places, assetId: string | null): string {
  const name = assetId === null ? null : nameOf(assetId);
  return name === null ? '' : ` (${name})`;
}
