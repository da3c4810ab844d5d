import { z } from 'zod';

/** What each platform will say to a post. Newer services know more platforms, and may say more. */
export const verdictSchema = z.looseObject({
  platform: z.string(),
  ok: z.boolean().describe('True while no issue is an error.'),
  issues: z.array(
    z.looseObject({
      severity: z.string(),
      assetId: z.string().nullable(),
      message: z.string(),
      fix: z.string().nullable().describe('A command that mends the file.'),
    }),
  ),
});

/** A verdict of the service or of the judge that is built in here. */
export interface Verdict {
  readonly platform: string;
  readonly ok: boolean;
  readonly issues: readonly {
    readonly severity: string;
    readonly assetId: string | null;
    readonly message: string;
    readonly fix: string | null;
  }[];
}

/** The same in lines: one a platform, and below it what to do. */
export function verdictText(verdicts: readonly Verdict[]): string {
  return verdicts
    .flatMap(({ platform, ok, issues }) => [
      `${platform}: ${ok ? 'fits' : 'does not fit'}`,
      ...issues.map(({ severity, assetId, message, fix }) => {
        const where = assetId === null ? '' : ` (${assetId})`;
        return `- ${severity}${where}: ${message}${fix === null ? '' : ` Fix: ${fix}`}`;
      }),
    ])
    .join('\n');
}
