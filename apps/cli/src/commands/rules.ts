import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { bundledRules } from '../fit/judge-files.ts';
import { choosePlatforms } from '../fit/choose-platforms.ts';
import { renderRules } from '../render-rules.ts';
import { openSession } from '../session.ts';
import { paintFor } from '../terminal.ts';

/** The rules the service judges by; with `platforms` theirs alone. */
export async function runRules(call: Call, { platform }: { readonly platform?: readonly string[] }): Promise<void> {
  const { platformRules: all } = await openSession(call).client.listPlatformRules();
  const platformRules = choosePlatforms(all, platform);
  printAnswer(call, { platformRules }, renderRules(paintFor(call.stdout, call.environment)));
  const others = platformRules.filter(({ platform: name, version }) => bundledVersion(name) !== version);
  if (others.length > 0)
    remark(
      call,
      `fit judges by other rules of ${others.map(({ name }) => name).join(', ')}: this program is of another version.`,
    );
}

function bundledVersion(name: string): number | undefined {
  return bundledRules.find(({ platform }) => platform === name)?.version;
}
