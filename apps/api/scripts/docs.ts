// `npm run docs`: the reference as it will be served, over the contract as it is being edited.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { contractAt } from '../src/docs/docs.ts';
import { createDocsPreview } from '../src/docs/docs-preview.ts';
import { bundleContract, contractFingerprint, ContractFault, contractFolder, lintContract } from './contract-source.ts';

const lookEveryMs = 200;
/** The folder with the contract; another than the repository's for whoever tries this out. */
const [folder = contractFolder] = process.argv.slice(2);
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

const preview = createDocsPreview(() => shown);
const server = createServer(preview.app).listen(portOf(process.env['DOCS_PORT']), '127.0.0.1');
await once(server, 'listening').catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`The reference cannot be served: ${reason}. DOCS_PORT chooses another port.`);
  process.exit(1);
});
const origin = `http://127.0.0.1:${boundPort(server.address())}`;
// What is committed is shown until the first reading is done, and if that should fail.
let shown = contractAt(origin);
console.log(`The reference is at ${origin}/docs. Pages load anew when openapi/ changes; Ctrl-C ends.`);

try {
  await follow(stopped.signal);
} catch (error) {
  if (!stopped.signal.aborted) throw error;
} finally {
  preview.close();
  server.close();
  server.closeAllConnections();
}

/** Reads the contract whenever it changes, until told to stop. */
async function follow(signal: AbortSignal): Promise<void> {
  let seen = '';
  for (;;) {
    const now = await contractFingerprint(folder);
    if (now !== seen) {
      seen = now;
      await readAnew(signal);
    }
    await wait(lookEveryMs, undefined, { signal });
  }
}

async function readAnew(signal: AbortSignal): Promise<void> {
  try {
    const bundle = await bundleContract(folder, signal);
    const read = contractAt(origin, () => bundle);
    if (read.bundleText() !== shown.bundleText()) {
      shown = read;
      preview.reload();
    }
    await lintContract(folder, signal);
    preview.tell('');
    say('The contract is shown; nothing is wrong with it.');
  } catch (error) {
    if (!(error instanceof ContractFault)) throw error;
    preview.tell(error.message);
    say(error.message);
  }
}

function say(text: string): void {
  console.log(`${new Date().toLocaleTimeString('en-GB')} ${text}`);
}

/** Ends the process when the text is no port. */
function portOf(text = '8788'): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    console.error(`DOCS_PORT is "${text}"; it must be a port, 0 to 65535.`);
    process.exit(1);
  }
  return port;
}

function boundPort(address: string | AddressInfo | null): string {
  return address !== null && typeof address === 'object' ? String(address.port) : '?';
}
