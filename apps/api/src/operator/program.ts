import { rateLimitTiers, scopes } from '@layers-content/core';
import { Command, Option } from 'commander';
import { environmentNames, parseAdminRequest } from './protocol.ts';
import type { AdminRequest } from './protocol.ts';

/** The options every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
}

export interface ProgramOptions {
  readonly run: (request: AdminRequest, options: GlobalOptions) => Promise<void>;
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

const epilogue = `
The commands work on the service's data directory: --data-dir, else DATA_DIR, else .data. While the service runs they go
through its admin.sock there, else they open the database themselves. Ids may be given with or without their prefix.
A new secret is printed on stdout, once, and kept nowhere.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 neither the service nor its database can be reached.`;

/** The command line: it makes requests and leaves to `run` what becomes of them. */
export function createProgram({ run, writeOut, writeErr }: ProgramOptions): Command {
  const program = new Command('layers-content-admin')
    .description(
      'Make organizations and keys of the Layers Content API, rotate and revoke keys, look after webhook endpoints, migrate and check the database, examine what the service stands on.',
    )
    .option('--json', 'print the result as one line of JSON on stdout')
    .option('--data-dir <dir>', 'data directory of the service')
    .addHelpText('after', epilogue)
    .showHelpAfterError('(layers-content-admin --help tells more)')
    .exitOverride()
    .configureOutput({ writeOut, writeErr });
  const send = (request: Readonly<Record<string, unknown>>) =>
    run(parseAdminRequest(request), program.opts<GlobalOptions>());
  addOrganizations(program.command('orgs').description('organizations'), send);
  addKeys(program.command('keys').description('API keys'), send);
  addWebhooks(program.command('webhooks').description('webhook endpoints of all organizations'), send);
  program
    .command('migrate')
    .description('make the database, or bring its schema up to date; starting the service does the same')
    .action(() => send({ command: 'migrate' }));
  program
    .command('fsck')
    .description(
      'hold all rows, stored objects and quota counters against each other; changes nothing, and may run beside the service',
    )
    .action(() => send({ command: 'fsck' }));
  program
    .command('doctor')
    .description('look at settings, database, store and addresses, and say what to change; changes nothing')
    .action(() => send({ command: 'doctor' }));
  return program;
}

type Send = (request: Readonly<Record<string, unknown>>) => Promise<void>;

function addOrganizations(orgs: Command, send: Send): void {
  orgs
    .command('create')
    .description('make an organization; prints its id')
    .requiredOption('--name <name>', 'what people call it')
    .action((flags: { name: string }) => send({ command: 'createOrganization', ...flags }));
  orgs
    .command('list')
    .description('show all organizations, oldest first')
    .action(() => send({ command: 'listOrganizations' }));
}

interface CreateKeyFlags {
  readonly organization: string;
  readonly world: string;
  readonly name?: string;
  readonly scopes: readonly string[];
  readonly tier: string;
}

function addKeys(keys: Command, send: Send): void {
  keys
    .command('create')
    .description('make a key; prints it, once')
    .requiredOption('--organization <id>', 'whose key: org_<uuid>')
    .addOption(
      new Option('--world <world>', 'a test key works in the sandbox').choices(environmentNames).default('live'),
    )
    .option('--name <name>', 'what people call it (default: "Live key" or "Test key")')
    .addOption(
      new Option('--scopes <list>', `with commas, of ${scopes.join(' ')}`)
        .argParser(listOf)
        .default(['*'], '*, all but org:admin'),
    )
    .addOption(new Option('--tier <tier>', 'how many requests it may send').choices(rateLimitTiers).default('standard'))
    .action(({ organization, world, name, scopes: wanted, tier }: CreateKeyFlags) =>
      send({
        command: 'createApiKey',
        organizationId: organization,
        world,
        name: name ?? (world === 'live' ? 'Live key' : 'Test key'),
        scopes: wanted,
        rateLimitTier: tier,
      }),
    );
  keys
    .command('list')
    .description('show keys, oldest first; never their secrets')
    .option('--organization <id>', 'only those of this organization')
    .action(({ organization }: { readonly organization?: string }) =>
      send({ command: 'listApiKeys', organizationId: organization }),
    );
  keys
    .command('rotate')
    .description('give a key another secret under the same id and handle; prints it, once, and the old one stops')
    .argument('<keyId>')
    .action((keyId: string) => send({ command: 'rotateApiKey', keyId }));
  keys
    .command('revoke')
    .description('end a key for ever; doing it twice does no harm')
    .argument('<keyId>')
    .action((keyId: string) => send({ command: 'revokeApiKey', keyId }));
}

function addWebhooks(webhooks: Command, send: Send): void {
  webhooks
    .command('list')
    .description('show endpoints, oldest first, with what waits for them; never their secrets')
    .option('--organization <id>', 'only those of this organization')
    .action(({ organization }: { readonly organization?: string }) =>
      send({ command: 'listWebhooks', organizationId: organization }),
    );
  webhooks
    .command('pause')
    .description('send nothing more to an endpoint until its owner sets it to active')
    .argument('<endpointId>')
    .action((endpointId: string) => send({ command: 'pauseWebhook', endpointId }));
  webhooks
    .command('replay')
    .description('send a delivery again, as an event of its own; prints the id of the new delivery')
    .argument('<deliveryId>')
    .action((deliveryId: string) => send({ command: 'replayWebhook', deliveryId }));
}

function listOf(text: string): readonly string[] {
  return text.split(',').map((entry) => entry.trim());
}
