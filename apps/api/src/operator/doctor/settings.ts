import type { Config } from '../../config/config.ts';
import { ok, warning } from './finding.ts';
import type { DoctorFinding, Verdict } from './finding.ts';

/** Settings that are allowed and seldom meant. Nothing is asked of anything outside. */
export function settingFindings(config: Config): readonly DoctorFinding[] {
  const verdicts: Readonly<Record<string, Verdict | null>> = {
    PUBLIC_URL: publicUrl(config),
    MEDIA_BASE_URL: mediaBaseUrl(config),
    S3_PUBLIC_ENDPOINT: publicEndpoint(config),
    RATE_LIMITS:
      config.rateLimits === 'on' ? ok('on') : warning('off', 'Leave it on: one key can take the whole service.'),
    WEBHOOKS_TO_LOOPBACK: config.webhooksToLoopback
      ? warning(
          'on',
          'Turn it off once webhooks are tried out: any organization can send events to services of this machine.',
        )
      : null,
    SECRET_KEY_PREVIOUS: previousSecret(config),
    S3_BUCKET: directoryOfMany(config),
    DRAIN_DELAY_SECONDS: drainDelay(config),
    FETCH_ALLOWED_CIDRS: openNetworks(config),
  };
  return Object.entries(verdicts).flatMap(([check, verdict]) =>
    verdict === null ? [] : [{ part: 'settings', check, ...verdict }],
  );
}

function publicUrl({ publicUrl: url, host }: Config): Verdict {
  if (leadsToItself(url)) {
    if (isLoopback(host)) return ok(url);
    return warning(
      url,
      `HOST ${host} lets other machines in, and this address leads them nowhere. Set it to what clients reach the service by.`,
    );
  }
  if (url.startsWith('https:')) return ok(url);
  return warning(
    url,
    'Put a proxy with TLS in front and name its address: over http keys and captions can be read on the way.',
  );
}

function mediaBaseUrl({ mediaBaseUrl: url, publicUrl }: Config): Verdict {
  if (url.startsWith('http:') && publicUrl.startsWith('https:'))
    return warning(url, 'Serve media over https too: browsers block it on pages of https.');
  if (leadsToItself(url) && !leadsToItself(publicUrl))
    return warning(url, 'Set it to what readers reach media by: they are on other machines.');
  return ok(url);
}

function publicEndpoint({ objects, publicUrl }: Config): Verdict | null {
  if (objects.kind !== 's3') return null;
  const { publicEndpoint: url } = objects;
  if (leadsToItself(url) && !leadsToItself(publicUrl)) {
    return warning(
      url,
      'Set it to what clients reach the store by: upload URLs begin with it, and clients are on other machines.',
    );
  }
  return ok(url);
}

function openNetworks({ fetch }: Config): Verdict | null {
  if (fetch.allowedCidrs.length === 0) return null;
  return warning(
    fetch.allowedCidrs.join(', '),
    'Every organization with a key can have media fetched from there: list only what all of them may read.',
  );
}

function previousSecret({ previousSecretKey }: Config): Verdict | null {
  if (previousSecretKey === null) return null;
  return warning(
    'set',
    'A change of SECRET_KEY is under way. Once every process has both, and keys were used since, leave the old one out.',
  );
}

function directoryOfMany({ database, objects }: Config): Verdict | null {
  if (database.kind === 'pglite' || objects.kind === 's3') return null;
  return warning(
    'not set',
    'On this PostgreSQL only one process can serve, since media lie in its directory. Set S3_BUCKET for more.',
  );
}

function drainDelay({ database, drainDelayMs }: Config): Verdict | null {
  if (database.kind === 'pglite' || drainDelayMs > 0) return null;
  return warning(
    '0',
    'Behind a load balancer give it the time to notice (some seconds): else a process that stops refuses what is still sent to it.',
  );
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/.test(host);
}

/** Whoever calls this address calls the machine they are on. */
function leadsToItself(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isLoopback(host) || host === '0.0.0.0' || host === '::';
}
