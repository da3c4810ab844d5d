import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { bundledRules } from '../fit/judge-files.ts';
import { choosePlatforms } from '../fit/choose-platforms.ts';
import { renderRules } from '../render-rules.ts';
import { openSession } from '../session.ts';
import { paintFor } from '../terminal.ts';

/** The rules the service judges by: of TikTok and Instagram, or of the named platforms. */
export async function runRules(call: Call, { platform }: { readonly platform?: readonly string[] }): Promise<void> {
  const platforms = choosePlatforms(platform);
  const list = await openSession(call).client.listPlatformRules(platforms && { platform: [...platforms] });
  printAnswer(call, list, renderRules(paintFor(call.stdout, call.environment)));
  const others = list.platformRules.filter(({ platform: name, version }) => bundledVersion(name) !== version);
  if (others.length > 0)
    remark(
      call,
      `fit judges by other rules of ${others.map(({ name }) => name).join(', ')}: this program is of another version.`,
    );
}

function bundledVersion(name: string): number | undefined {
  return bundledRules.find(({ platform }) => platform === name)?.version;
}
