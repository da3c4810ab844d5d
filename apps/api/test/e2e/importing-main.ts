// The service of main.ts in a network of its own: media.example.com lies on a public address that leads to a port of
// this machine, which WEB_PORT names; WEB_CERTIFICATE is trusted.
import { GuardedFetcher } from '@layers-content/fetch-guard';
import { TestNetwork } from '@layers-content/fetch-guard/testing';
import { readConfig } from '../../src/config/config.ts';
import { composeContext, fetchPolicyOf, openContext } from '../../src/context.ts';
import { runService } from '../../src/service.ts';

const address = '93.184.216.34';
const network = new TestNetwork(process.env['WEB_CERTIFICATE']);
network.names.set('media.example.com', [[address]]);
network.routes.set(address, Number(process.env['WEB_PORT']));

const service = await runService(
  readConfig(process.cwd()),
  (line) => process.stdout.write(`${line}\n`),
  async (config, tell) => {
    const context = await openContext(config, tell);
    return composeContext(config, { ...context, fetcher: new GuardedFetcher(fetchPolicyOf(config), network) });
  },
);
process.once('SIGTERM', () => {
  void service.stop('SIGTERM').then(() => process.exit(0));
});
