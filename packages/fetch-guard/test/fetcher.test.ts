import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GuardedFetcher } from '../src/index.ts';
import type { FetchLimits, FetchPolicy } from '../src/index.ts';
import { identity, listening, startHttpSource, startSource, TestNetwork } from './source.ts';
import type { Listening } from './source.ts';

const publicAddress = '93.184.216.34';
const url = 'https://source.example/film.mp4?take=2';
const limits: FetchLimits = {
  connectMs: 5000,
  firstByteMs: 5000,
  pace: { bytes: 1, ms: 5000 },
  wholeMs: 10_000,
  maxBytes: 1000,
};

let source: Listening;
let trusted: string;
let network: TestNetwork;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: { url: string | undefined; headers: IncomingHttpHeaders }[];

beforeAll(async () => {
  const key = await identity(['source.example', 'other.example', '93.184.216.34']);
  trusted = key.cert;
  source = await startSource(key, (request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    answer(request, response);
  });
});

afterAll(() => source.close());

beforeEach(() => {
  asked = [];
  answer = (_, response) => response.end('the film');
  network = new TestNetwork(trusted);
  network.names.set('source.example', [[publicAddress]]);
  network.names.set('other.example', [[publicAddress]]);
  network.routes.set(publicAddress, source.port);
});

const fetcher = (policy: Partial<FetchPolicy> = {}) =>
  new GuardedFetcher({ ports: [], httpToLoopback: false, allowedCidrs: [], ownHosts: [], ...policy }, network);

const get = async (of = url, options: Partial<FetchLimits> & { maxRedirects?: number; signal?: AbortSignal } = {}) => {
  const { maxRedirects = 3, signal, ...changed } = options;
  const found = await fetcher().get(of, { maxRedirects, limits: { ...limits, ...changed }, ...(signal && { signal }) });
  return { ...found, text: await textOf(found.body) };
};

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('get', () => {
  it('answers what a public host says', async () => {
    expect(await get()).toMatchObject({ status: 200, text: 'the film' });
    expect(asked[0]?.url).toBe('/film.mp4?take=2');
    expect(network.dialled).toEqual([`${publicAddress}:443`]);
  });

  it('answers a refusal of the host as it is', async () => {
    answer = (_, response) => response.writeHead(404).end('gone');
    expect(await get()).toMatchObject({ status: 404, text: 'gone' });
  });

  it('sends nothing that could name us', async () => {
    answer = ({ url: path }, response) =>
      path === '/end'
        ? response.end()
        : response.writeHead(302, { location: 'https://other.example/end', 'set-cookie': 'a=b' }).end();
    await get();
    expect(asked.map(({ headers }) => headers)).toEqual(
      ['source.example', 'other.example'].map((host) => ({
        'accept-encoding': 'identity',
        connection: 'close',
        host,
        'user-agent': 'layers-content',
      })),
    );
  });

  it('tries the addresses of a name one after another', async () => {
    network.names.set('source.example', [['93.184.216.35', publicAddress]]);
    network.routes.set('93.184.216.35', 1);
    expect((await get()).text).toBe('the film');
    expect(network.dialled).toEqual(['93.184.216.35:443', `${publicAddress}:443`]);
  });

  it('asks an address that is a URL’s host', async () => {
    expect((await get(`https://${publicAddress}/`)).text).toBe('the film');
  });
});

describe('redirects', () => {
  const leadOn = (times: number) => {
    answer = ({ url: path }, response) => {
      const step = Number(path?.slice(1));
      if (step < times) response.writeHead(307, { location: `/${step + 1}` }).end();
      else response.end('found');
    };
  };

  it('are followed three times', async () => {
    leadOn(3);
    expect((await get('https://source.example/0')).text).toBe('found');
  });

  it('are not followed a fourth time, whoever asks for it', async () => {
    leadOn(4);
    await expect(get('https://source.example/0', { maxRedirects: 9 })).rejects.toMatchObject({
      reason: 'redirect_refused',
      status: 307,
    });
    expect(asked.length).toBe(4);
  });

  it.each([{}, { location: 'https://[' }])('lead somewhere: %o does not', async (headers) => {
    answer = (_, response) => response.writeHead(301, headers).end();
    await expect(get()).rejects.toMatchObject({ reason: 'redirect_refused', status: 301 });
  });
});

describe('post', () => {
  const post = () =>
    fetcher().post(url, Buffer.from('{"event":1}'), {
      headers: { 'content-type': 'application/json', 'x-sign': 's' },
      limits,
    });

  it('sends these bytes under these headers', async () => {
    let sent = '';
    answer = (request, response) => {
      void textOf(request).then((text) => {
        sent = text;
        response.writeHead(202).end('taken');
      });
    };
    const found = await post();
    expect({ status: found.status, text: await textOf(found.body), sent }).toEqual({
      status: 202,
      text: 'taken',
      sent: '{"event":1}',
    });
    expect(asked[0]?.headers).toMatchObject({
      'content-length': '11',
      'content-type': 'application/json',
      'x-sign': 's',
    });
  });

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(308, { location: 'https://other.example/' }).end();
    await expect(post()).rejects.toMatchObject({ reason: 'redirect_refused', status: 308 });
    expect(asked.length).toBe(1);
  });
});

describe('bytes', () => {
  it('are counted before they come where the host says how many', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '1001' }).flushHeaders();
    await expect(get()).rejects.toMatchObject({ reason: 'too_large' });
  });

  it('are counted while they come', async () => {
    answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(400)));
      };
      response.on('drain', more);
      more();
    };
    await expect(get()).rejects.toMatchObject({ reason: 'too_large' });
  });

  it.each([
    [{ 'content-encoding': 'gzip' }],
    [{ 'content-encoding': 'br, identity' }],
    [{ 'transfer-encoding': 'gzip, chunked' }],
  ])('come as they are: %o is refused', async (headers) => {
    answer = (_, response) => response.writeHead(200, headers).end(gzipSync('the film'));
    await expect(get()).rejects.toMatchObject({ reason: 'encoding_refused' });
  });

  it.each<[string, typeof answer]>([
    [
      'fewer than said',
      (_, response) => response.writeHead(200, { 'content-length': '10' }).write('five!', () => response.destroy()),
    ],
    ['cut in the middle of chunks', (_, response) => response.write('five!', () => response.destroy())],
    ['no HTTP', (_, { socket }) => socket?.end('220 mail.example ESMTP\r\n')],
    ['nothing', (_, response) => response.destroy()],
    [
      'another protocol',
      (_, { socket }) => socket?.end('HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    ],
    ['under a status that is none', (_, { socket }) => socket?.end('HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n')],
    ['headers without end', (_, { socket }) => socket?.end(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(70_000)}\r\n\r\n`)],
  ])('that are %s break the answer', async (_, broken) => {
    answer = broken;
    await expect(get()).rejects.toMatchObject({ reason: 'answer_broken' });
  });
});

describe('time', () => {
  it('ends a look-up, a connection and a handshake that take too long', async () => {
    network.resolve = () => new Promise(() => undefined);
    await expect(get(url, { connectMs: 20 })).rejects.toMatchObject({ reason: 'too_slow' });
    const silent = await listening(createServer(), '127.0.0.1');
    network.routes.set(publicAddress, silent.port);
    await expect(get(`https://${publicAddress}/`, { connectMs: 20 })).rejects.toMatchObject({ reason: 'too_slow' });
    await silent.close();
  });

  it('ends an answer that does not begin', async () => {
    answer = () => undefined;
    await expect(get(url, { firstByteMs: 20 })).rejects.toMatchObject({ reason: 'too_slow' });
  });

  it.each([
    ['that trickles', { pace: { bytes: 100, ms: 20 } }],
    ['that takes too long as a whole', { wholeMs: 200 }],
  ])('ends a body %s', async (_, few) => {
    answer = (_request, response) => {
      const drops = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(drops));
    };
    await expect(get(url, few)).rejects.toMatchObject({ reason: 'too_slow' });
  });

  it('is the caller’s to end', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(get(url, { signal: stop.signal })).rejects.toMatchObject({ reason: 'stopped' });
    await expect(get(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ reason: 'stopped' });
  });
});

describe('what is open', () => {
  it('is closed, whatever becomes of the request', async () => {
    const closed: Promise<unknown>[] = [];
    answer = ({ url: path, socket }, response) => {
      closed.push(once(socket, 'close'));
      if (path === '/end') response.write('some');
      else response.writeHead(302, { location: 'https://other.example/end' }).end();
    };
    const found = await fetcher().get(url, { maxRedirects: 1, limits });
    found.close();
    found.close();
    await expect(fetcher().get(url, { maxRedirects: 0, limits })).rejects.toThrow();
    await Promise.all(closed);
    expect(closed.length).toBe(3);
  });
});

describe('onHost', () => {
  it.each(['source.example', 'SOURCE.example.', 'source.example..', 'source.example...'])(
    'knows %s as one host',
    (host) => {
      expect(fetcher().check(`https://${host}/`)).toBe('source.example');
    },
  );

  it('is told every host before it is asked, and may refuse it', async () => {
    const full = new Error('full');
    const hosts: string[] = [];
    const onHost = (host: string) => {
      hosts.push(host);
      if (host === 'other.example') throw full;
    };
    answer = (_, response) => response.writeHead(302, { location: 'https://other.example./end' }).end();
    await expect(fetcher().get(url, { maxRedirects: 1, limits, onHost })).rejects.toBe(full);
    expect(hosts).toEqual(['source.example', 'other.example']);
    expect(network.dialled.length).toBe(1);
  });
});

describe('certificates', () => {
  const environment = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  afterEach(() => {
    if (environment === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = environment;
  });

  it('must be the host’s, whatever the environment says', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    network.names.set('third.example', [[publicAddress]]);
    await expect(get('https://third.example/')).rejects.toMatchObject({ reason: 'certificate_refused' });
    network = new TestNetwork();
    network.names.set('source.example', [[publicAddress]]);
    network.routes.set(publicAddress, source.port);
    await expect(get()).rejects.toMatchObject({ reason: 'certificate_refused' });
    expect(asked).toEqual([]);
  });
});

describe('what a policy opens', () => {
  const ask = (host: string, policy: Partial<FetchPolicy>) =>
    fetcher(policy)
      .get(`https://${host}/`, { maxRedirects: 0, limits })
      .then((found) => {
        found.close();
        return 'answered';
      })
      .catch((error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error));

  beforeEach(() => {
    for (const address of ['10.1.2.3', '10.1.9.9', '127.0.0.1', 'fd00::7']) network.routes.set(address, source.port);
    network.names.set('source.example', [['10.1.2.3']]);
    network.names.set('other.example', [['fd00::7']]);
  });

  it('is its own networks', async () => {
    const opened = { allowedCidrs: ['10.1.0.0/16', 'fd00::/8'] };
    expect(await ask('source.example', opened)).toBe('answered');
    expect(await ask('other.example', opened)).toBe('answered');
    expect(await ask('source.example', { allowedCidrs: ['10.2.0.0/16'] })).toBe('address_refused');
    expect(await ask('10.1.9.9', { allowedCidrs: ['10.2.0.0/16'] })).toBe('address_refused');
  });

  it('is never our own listener, database or store in it', async () => {
    const opened = { allowedCidrs: ['10.0.0.0/8'], ownHosts: ['10.1.2.3'] };
    expect(await ask('10.1.2.3', opened)).toBe('address_refused');
    expect(await ask('source.example', opened)).toBe('address_refused');
    expect(await ask('10.1.9.9', opened)).not.toBe('address_refused');
    expect(await ask('10.1.9.9', { ...opened, ownHosts: ['nowhere.invalid'] })).toBe('address_refused');
    expect(await ask('10.1.9.9', { ...opened, ownHosts: ['0.0.0.0', '::'] })).not.toBe('address_refused');
  });

  it('is none of these, whatever it lists', async () => {
    const all = { allowedCidrs: ['0.0.0.0/0', '::/0'], ownHosts: [] };
    const never = [
      '127.0.0.1',
      '169.254.169.254',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '[::1]',
      '[::]',
      '[fe80::1]',
    ];
    const carriers = ['[ff02::1]', '[::ffff:10.1.2.3]', '[::7f00:1]', '[64:ff9b::10.1.2.3]', '[2002:a01:203::1]'];
    for (const host of [...never, ...carriers, 'localhost']) expect(await ask(host, all), host).toBe('address_refused');
    network.names.set('source.example', [['127.0.0.1']]);
    expect(await ask('source.example', all)).toBe('address_refused');
    expect(network.dialled).toEqual([]);
  });

  it('is a port beside 443', async () => {
    network.names.set('source.example', [[publicAddress]]);
    expect(await ask('source.example:8443', {})).toBe('url_refused');
    expect(await ask('source.example:8443', { ports: [8443] })).toBe('answered');
  });

  it('is http on loopback, and nowhere else', async () => {
    network.routes.clear();
    const local = await startHttpSource((_, response) => response.end('here'));
    const opened = fetcher({ httpToLoopback: true });
    const found = await opened.get(`http://localhost:${local.port}/`, { maxRedirects: 0, limits });
    expect(await textOf(found.body)).toBe('here');
    for (const other of ['http://source.example/', 'http://10.1.2.3/', `https://127.0.0.1/`])
      await expect(opened.get(other, { maxRedirects: 0, limits }), other).rejects.toMatchObject({
        reason: 'address_refused',
      });
    expect(() => fetcher().check(`http://localhost:${local.port}/`)).toThrow('url_refused');
    await local.close();
  });
});
