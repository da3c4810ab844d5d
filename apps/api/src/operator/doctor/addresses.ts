import { randomUUID } from 'node:crypto';
import { publicKeyOf } from '@layers-content/core';
import type { Config } from '../../config/config.ts';
import { ok, warning } from './finding.ts';
import type { DoctorFinding, Verdict } from './finding.ts';

const answerTimeoutMs = 5_000;

/** Whether the addresses that clients are given lead to the service; media on S3 are looked at with the store. */
export async function addressFindings({ publicUrl, mediaBaseUrl, objects }: Config): Promise<readonly DoctorFinding[]> {
  const health = await answerOf(`${publicUrl}/healthz`);
  const service =
    health === '200 {"status":"ok"}'
      ? ok('the service answers')
      : warning(health, 'Start the service, or correct PUBLIC_URL. It may also be that only others can reach it.');
  const findings: DoctorFinding[] = [{ part: 'addresses', check: 'PUBLIC_URL', ...service }];
  if (objects.kind === 'directory' && service.verdict === 'ok')
    findings.push({ part: 'addresses', check: 'MEDIA_BASE_URL', ...(await mediaOf(mediaBaseUrl)) });
  return findings;
}

/** Asks for media that nobody has: only the service refuses it in its own words. */
async function mediaOf(mediaBaseUrl: string): Promise<Verdict> {
  const answer = await answerOf(
    `${mediaBaseUrl}/${publicKeyOf({ contentId: randomUUID(), position: 1, contentType: 'video/mp4' })}`,
  );
  if (/^404 .*"code":"NOT_FOUND"/.test(answer)) return ok('the service serves media');
  return warning(
    answer,
    'Let MEDIA_BASE_URL lead to this service, its path kept: media is served below /public-media/.',
  );
}

/** Status and the beginning of the body; or what stood in the way. */
async function answerOf(url: string): Promise<string> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerTimeoutMs) });
    return `${response.status} ${(await response.text()).slice(0, 200)}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
    return `nobody answers (${code})`;
  }
}
