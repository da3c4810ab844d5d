import { callFaultOf, S3CallError } from '../call-fault.ts';
import { bucketsOf } from '../buckets.ts';
import type { S3StoreOptions } from '../options.ts';
import { confirmBucket } from '../stat.ts';
import { advices } from './advice.ts';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { copyLooks } from './copies.ts';
import { storeChecks } from './finding.ts';
import type { Look, StoreCheck, StoreFinding } from './finding.ts';
import { servingLooks } from './serving.ts';
import type { StoreSurroundings } from './serving.ts';
import { uploadLooks } from './uploads.ts';

/**
 * Tries on keys of its own what the service needs of a store, and what it can use. Never throws for what the store
 * does; leaves nothing behind unless the store refuses deletions. Takes one object of some bytes a check.
 */
export async function examineS3Store(
  options: S3StoreOptions,
  surroundings: StoreSurroundings,
): Promise<readonly StoreFinding[]> {
  const bench = await openBench(options);
  try {
    const looks = looksOf(bench, surroundings);
    const findings: StoreFinding[] = [];
    const lacks = (check: StoreCheck) =>
      findings.some((finding) => finding.check === check && finding.verdict !== 'ok');
    for (const check of storeChecks) {
      // What stands on something that is not there would fail, or even seem well, for the wrong reason.
      const missing = foundations.find((foundation) => lacks(foundation) && !standsAlone[foundation].includes(check));
      const seen: Seen =
        missing === undefined
          ? await sightOf(looks[check])
          : { verdict: 'unknown', seen: `not asked, for want of ${missing}` };
      const advice = seen.verdict === 'ok' ? null : advices[check];
      findings.push({ check, ...seen, importance: importanceOf(check, options, surroundings), advice });
    }
    return findings;
  } finally {
    await bench.close();
  }
}

function looksOf(bench: Bench, surroundings: StoreSurroundings): Readonly<Record<StoreCheck, Look>> {
  return {
    async buckets() {
      const { all } = bucketsOf(bench.options);
      for (const bucket of all) await confirmBucket(bench.calls, bucket);
      return { ok: true, seen: all.join(', ') };
    },
    async 'write-and-delete'() {
      await bench.store.ping();
      return { ok: true, seen: 'done' };
    },
    async 'tells-absence'() {
      // One key of each bucket, where there are two.
      const stats = await Promise.all([bench.newStagingKey(), bench.frozenKey].map((key) => bench.store.stat(key)));
      return { ok: stats.every((stat) => stat === null), seen: '404' };
    },
    ...uploadLooks(bench),
    ...copyLooks(bench),
    ...servingLooks(bench, surroundings),
  };
}

type Seen = Pick<StoreFinding, 'verdict' | 'seen'>;

/** What later checks stand on, all but those named. */
const foundations = ['buckets', 'presigned-put'] as const;
const standsAlone: Readonly<Record<(typeof foundations)[number], readonly StoreCheck[]>> = {
  buckets: [],
  'presigned-put': ['cors', 'clock'],
};

async function sightOf(look: Look): Promise<Seen> {
  try {
    const { ok, seen } = await look();
    return { verdict: ok ? 'ok' : 'lacking', seen };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof S3CallError)
      return { verdict: cause.status === null ? 'unknown' : 'lacking', seen: cause.message };
    // Messages of fetch may hold a signed URL; the code of what it failed by does not.
    return { verdict: 'unknown', seen: `no answer: ${callFaultOf('request', cause ?? error).code}` };
  }
}

const advised: readonly StoreCheck[] = [
  'stored-checksum',
  'conditional-copy',
  'conditional-write',
  'copy-keeps-etag',
  'media-headers',
];

function importanceOf(
  check: StoreCheck,
  { signLength, signChecksum }: S3StoreOptions,
  { corsOrigins }: StoreSurroundings,
): StoreFinding['importance'] {
  const needed: Partial<Record<StoreCheck, boolean>> = {
    'signed-length': signLength,
    'signed-checksum': signChecksum,
    cors: corsOrigins.length > 0,
  };
  return (needed[check] ?? !advised.includes(check)) ? 'required' : 'advised';
}
