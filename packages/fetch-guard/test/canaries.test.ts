import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchError, GuardedFetcher } from '../src/index.ts';
import { answers, hosts, urls } from './forms.ts';
import { identity, listening, startSource, TestNetwork } from './source.ts';
import type { Listening } from './source.ts';

const publicAddress = '93.184.216.34';
const name = 'source.example';
const limits = {
  connectMs: 5000,
  firstByteMs: 5000,
  pace: { bytes: 1, ms: 5000 },
  wholeMs: 10_000,
  maxBytes: 1024,
};

const canaries: Listening[] = [];
let port = 0;
let network: TestNetwork;
let source: Listening;
let location = '';
let trusted = '';

beforeAll(async () => {
  const first = await listening(createServer(), '127.0.0.1');
  port = first.port;
  canaries.push(first);
  // Not every machine has these: those that it has must stay silent.
  for (const host of ['::1', '127.1.2.3'])
    canaries.push(...(await Promise.allSettled([listening(createServer(), host, port)])).flatMap(started));
  const key = await identity([name, publicAddress]);
  trusted = key.cert;
  source = await startSource(key, (request, response) => {
    if (request.url === '/ok') response.end('ok');
    else response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
  });
});

const started = (result: PromiseSettledResult<Listening>) => (result.status === 'fulfilled' ? [result.value] : []);

afterAll(() => Promise.all([...canaries, source].map((listener) => listener.close())));

beforeEach(() => {
  network = new TestNetwork(trusted);
  network.routes.set(publicAddress, source.port);
  network.names.set(name, [[publicAddress]]);
});

const fetcher = (httpToLoopback = false) =>
  new GuardedFetcher({ ports: [port], httpToLoopback, allowedCidrs: [], ownHosts: [] }, network);

/** The reason why a URL was refused; what was fetched when it was not. */
const refusal = (url: string) =>
  fetcher()
    .get(url, { maxRedirects: 3, limits })
    .then(
      (answer) => {
        answer.close();
        return `answered ${answer.status}`;
      },
      (error: unknown) => (error instanceof FetchError ? error.reason : error),
    );

const refusals = ['url_refused', 'address_refused', 'name_unknown'];

/** Judged by what was connected to, not by what was answered. */
function expectSilence(): void {
  expect(network.dialled).toEqual([]);
  expect(canaries.map(({ connections }) => connections)).toEqual(canaries.map(() => 0));
}

describe('hosts that are not public', () => {
  it('are told apart in at least 400 forms', () => {
    expect(new Set(hosts).size + answers.length + urls(name, port).length).toBeGreaterThan(400);
  });

  it('are not reached as the host of a URL', async () => {
    for (const host of hosts) {
      expect(refusals, host).toContain(await refusal(`https://${host}:${port}/`));
      expect(refusals, host).toContain(await refusal(`https://${host}/`));
    }
    expectSilence();
  });

  it('are not reached as what a name server answers, alone or beside a public one', async () => {
    for (const address of answers)
      for (const answer of [[address], [publicAddress, address], [address, publicAddress]]) {
        network.names.set('rebound.example', [answer]);
        expect(await refusal(`https://rebound.example:${port}/`), answer.join()).toBe('address_refused');
      }
    expectSilence();
  });

  it('are not reached by URLs that hide them or are none', async () => {
    for (const url of urls(name, port)) expect(refusals, url).toContain(await refusal(url));
    expectSilence();
  });
});

/** A handshake each makes all of them too dear for every run. */
const oneInForty = (_: string, index: number) => index % 40 === 0;

describe('redirects', () => {
  /** Only the source that redirects may have been asked. */
  const expectSourceAlone = () => {
    expect(new Set(network.dialled)).toEqual(new Set([`${publicAddress}:443`]));
    expect(canaries.map(({ connections }) => connections)).toEqual(canaries.map(() => 0));
  };

  const leadNowhere = async (to: readonly string[]) => {
    for (const host of to) {
      location = `https://${host}:${port}/`;
      expect([...refusals, 'redirect_refused'], location).toContain(await refusal(`https://${name}/`));
    }
    expectSourceAlone();
  };
  const askAgain = async (to: readonly string[]) => {
    location = `https://${name}:${port}/`;
    for (const address of to) {
      network.names.set(name, [[publicAddress], [address]]);
      expect(await refusal(`https://${name}/`), address).toBe('address_refused');
    }
    expectSourceAlone();
  };

  it('lead to none of these hosts', () => leadNowhere(hosts.filter(oneInForty)));
  it('lead to none of these hosts, whichever it is', { tags: ['campaign'] }, () => leadNowhere(hosts));
  it('ask the name again and judge what it is now', () => askAgain(answers.filter(oneInForty)));
  it('ask the name again, whatever it is now', { tags: ['campaign'] }, () => askAgain(answers.filter(Boolean)));

  it('lead to none of these URLs, nor to them without a scheme', async () => {
    for (const url of [...urls(name, port).filter((one) => one.includes('127.0.0.1')), `//127.0.0.1:${port}/`]) {
      location = url.replace(/[\n\t]/g, '');
      expect([...refusals, 'redirect_refused'], url).toContain(await refusal(`https://${name}/`));
    }
    expectSourceAlone();
  });
});

describe('what the canaries rest on', () => {
  it('asks a name once, so that it cannot change between the judgement and the connection', async () => {
    network.names.set(name, [[publicAddress], ['127.0.0.1']]);
    expect(await refusal(`https://${name}/ok`)).toBe('answered 200');
    expect(network.dialled).toEqual([`${publicAddress}:443`]);
  });

  it('would be heard: one sings where loopback is open', async () => {
    const asked = fetcher(true).get(`http://127.0.0.1:${port}/`, {
      maxRedirects: 0,
      limits: { ...limits, firstByteMs: 50 },
    });
    await expect(asked).rejects.toMatchObject({ reason: 'too_slow' });
    expect(canaries[0]?.connections).toBe(1);
  });
});
