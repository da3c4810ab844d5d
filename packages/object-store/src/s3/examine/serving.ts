import { isOk, isRefused, probeBytes, told } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Look, Sight, StoreCheck } from './finding.ts';

/** What lies around the store. */
export interface StoreSurroundings {
  /** Where readers get published media, without a slash at its end; null: at the store's own address. */
  readonly mediaBaseUrl: string | null;
  /** Origins of the pages that upload, such as `https://app.example`. */
  readonly corsOrigins: readonly string[];
}

type ServingCheck = Extract<StoreCheck, 'private-keys' | 'public-media' | 'media-headers' | 'cors' | 'clock'>;

const mostSkewMs = 60_000;

/** What everybody sees of the store. Needs a frozen and a published object. */
export function servingLooks(
  bench: Bench,
  { mediaBaseUrl, corsOrigins }: StoreSurroundings,
): Readonly<Record<ServingCheck, Look>> {
  const { stagingKey, frozenKey, publicKey } = bench;
  const media = () => bench.request(mediaBaseUrl === null ? bench.urlOf(publicKey) : `${mediaBaseUrl}/${publicKey}`);
  return {
    async 'private-keys'() {
      const answers = await Promise.all([stagingKey, frozenKey].map((key) => bench.request(bench.urlOf(key))));
      return { ok: answers.every(isRefused), seen: answers.map(told).join(', ') };
    },
    async 'public-media'() {
      const answer = await media();
      const served =
        isOk(answer) && answer.body.equals(probeBytes) && answer.headers.get('content-type') === 'image/png';
      return { ok: served, seen: told(answer) };
    },
    async 'media-headers'() {
      const { headers } = await media();
      const missing = Object.entries({
        'x-content-type-options': /^nosniff$/,
        'content-security-policy': /default-src 'none'/,
      })
        .filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ''))
        .map(([name]) => name);
      return { ok: missing.length === 0, seen: missing.length === 0 ? 'sent' : `without ${missing.join(', ')}` };
    },
    async cors() {
      const sights = await Promise.all(corsOrigins.map((origin) => preflight(bench, origin)));
      return {
        ok: sights.every(({ ok }) => ok),
        seen: sights.length === 0 ? 'no origin to ask for' : sights.map(({ seen }) => seen).join(', '),
      };
    },
    async clock() {
      const { headers } = await bench.request(bench.urlOf(publicKey));
      const skewMs = Math.abs(Date.parse(headers.get('date') ?? '') - Date.now());
      return {
        ok: skewMs < mostSkewMs,
        seen: Number.isNaN(skewMs) ? 'no Date told' : `${Math.round(skewMs / 1_000)} s apart`,
      };
    },
  };
}

/** As a browser asks before it puts. */
async function preflight(bench: Bench, origin: string): Promise<Sight> {
  const { url, headers } = bench.sign(bench.newStagingKey());
  // Content-Length is not a page's to set, so no browser asks for it.
  const asked = Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== 'content-length');
  const answer = await bench.request(url, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': asked.join(','),
    },
  });
  const listed = (name: string) => (answer.headers.get(name) ?? '').toLowerCase().split(/ *, */);
  const allows = (name: string, wanted: string) =>
    [wanted.toLowerCase(), '*'].some((word) => listed(name).includes(word));
  const ok =
    isOk(answer) &&
    allows('access-control-allow-origin', origin) &&
    allows('access-control-allow-methods', 'PUT') &&
    asked.every((name) => allows('access-control-allow-headers', name));
  return { ok, seen: `${origin}: ${ok ? 'may put' : `may not (${told(answer)})`}` };
}
