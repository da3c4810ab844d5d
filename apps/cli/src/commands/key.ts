import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import type { Credentials } from '../credentials.ts';
import { clipboardTools, copyToClipboard } from '../desktop/clipboard.ts';
import { UsageError } from '../errors/usage-error.ts';
import { line } from '../labelled-line.ts';
import { credentialsOf } from '../session.ts';

/** Where a key comes from and what it opens; the key itself is no part of it. */
interface KeyOrigin {
  readonly service: string;
  readonly environment: 'live' | 'test' | 'unknown';
  /** A file, or the variable of the environment. */
  readonly from: string;
  readonly copied: boolean;
}

/** Tells where the key comes from; `--copy` puts it into the clipboard, `--show` prints it. */
export async function runKey(
  call: Call,
  { copy = false, show = false }: { copy?: boolean; show?: boolean },
): Promise<void> {
  const credentials = credentialsOf(call);
  if (copy) await copyKey(call, credentials.apiKey);
  const origin: KeyOrigin = { ...originOf(credentials), copied: copy };
  if (show) printAnswer(call, { ...origin, key: credentials.apiKey }, ({ key }) => key);
  else printAnswer(call, origin, renderOrigin);
  if (copy) remark(call, 'The key is in the clipboard: paste it where the console asks for it (layers-content open).');
}

async function copyKey({ environment: { desktop } }: Call, apiKey: string): Promise<void> {
  if (await copyToClipboard(apiKey, desktop)) return;
  const tools = clipboardTools(desktop);
  const why =
    tools.length === 0
      ? 'There is no clipboard here, as over SSH.'
      : `None of the programs that copy is installed or works: ${tools.join(', ')}.`;
  throw new UsageError(`${why} Print the key instead, where nobody looks on, and copy it by hand.`, {
    code: 'NO_CLIPBOARD',
    next: { args: ['key', '--show'], why: 'prints the key' },
  });
}

function originOf({ apiKey, baseUrl, file }: Credentials): Omit<KeyOrigin, 'copied'> {
  const environment = apiKey.startsWith('lp_live_') ? 'live' : apiKey.startsWith('lp_test_') ? 'test' : 'unknown';
  return { service: baseUrl, environment, from: file ?? 'LAYERS_API_KEY' };
}

function renderOrigin({ service, environment, from }: KeyOrigin): string {
  const kinds = { live: 'a live key', test: 'a test key, for the sandbox', unknown: 'no key of this API by its form' };
  return [line('key', kinds[environment]), line('service', service), line('from', from)].join('\n');
}
