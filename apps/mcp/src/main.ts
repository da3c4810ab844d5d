import { createClient } from '@layers-content/client';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { help, parseCommandLine } from './command-line.ts';
import { readEnvironment, StartError } from './config.ts';
import { Refusal } from './refusal.ts';
import { createServer } from './server.ts';

try {
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine.help) process.stdout.write(help);
  else await serve(commandLine.root);
} catch (error) {
  // A TypeError is the client's word on a key or an address that cannot be one; it does not repeat the key.
  if (!(error instanceof StartError || error instanceof Refusal || error instanceof TypeError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 2;
}

/** Until stdin ends: what speaks to this process alone is whoever started it. */
async function serve(root: string | undefined): Promise<void> {
  const { projectId, ...credentials } = readEnvironment();
  const server = await createServer(createClient(credentials), { root, projectId });
  process.stdin.once('end', () => void server.close());
  await server.connect(new StdioServerTransport());
}
