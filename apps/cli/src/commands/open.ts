import { printAnswer, remark } from '../call.ts';
import type { Call } from '../call.ts';
import { showInBrowser } from '../desktop/browser.ts';
import { credentialsOf } from '../session.ts';

/** Shows the console, or one item in it, in the browser; prints the address where there is none. */
export async function runOpen(
  call: Call,
  containerId: string | undefined,
  { browser }: { readonly browser: boolean },
): Promise<void> {
  const url = consoleAddress(credentialsOf(call).baseUrl, containerId);
  const shown = browser && (await showInBrowser(url, call.environment.desktop));
  if (shown && !call.invocation.options.json) remark(call, `Opened ${url}`);
  else printAnswer(call, { url }, () => url);
}

/** The console lies beside the API, and an item in it at `content/<id>`. */
function consoleAddress(baseUrl: string, containerId: string | undefined): string {
  const place = containerId === undefined ? '' : `content/${encodeURIComponent(containerId)}`;
  return `${baseUrl.replace(/\/+$/, '')}/console/${place}`;
}
