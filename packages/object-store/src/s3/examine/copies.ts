import { probeBytes } from './bench.ts';
import type { S3Store } from '../s3-store.ts';
import type { Bench } from './bench.ts';
import type { Look, StoreCheck } from './finding.ts';

type CopyCheck = Extract<
  StoreCheck,
  'conditional-copy' | 'copy-keeps-etag' | 'freeze' | 'publish' | 'ranges' | 'listing'
>;

/** What the store does on the way from an upload to served media. Each look builds on those before it. */
export function copyLooks({
  options,
  store,
  calls,
  stagingKey,
  frozenKey,
  publicKey,
}: Bench): Readonly<Record<CopyCheck, Look>> {
  const copy = (condition: { readonly CopySourceIfMatch?: string }) =>
    calls.ask({ operation: 'CopyObject', answers: { PreconditionFailed: 'refused' } }, (s3, sending) =>
      s3.copyObject(
        { Bucket: options.bucket, Key: frozenKey, CopySource: `${options.stagingBucket}/${stagingKey}`, ...condition },
        sending,
      ),
    );
  const etagAt = async (key: string) => (await store.stat(key))?.etag ?? 'absent';
  return {
    async 'conditional-copy'() {
      const copied = await copy({ CopySourceIfMatch: '"00000000000000000000000000000000"' });
      return { ok: copied === 'refused', seen: copied === 'refused' ? '412' : 'copied all the same' };
    },
    async 'copy-keeps-etag'() {
      await copy({});
      const [source, copied] = await Promise.all([etagAt(stagingKey), etagAt(frozenKey)]);
      return { ok: source === copied, seen: source === copied ? 'the same' : 'another' };
    },
    async freeze() {
      const outcome = await store.freeze(stagingKey, frozenKey, await etagAt(stagingKey));
      const whole = outcome === 'frozen' && Buffer.from(await store.read(frozenKey, 0, 1_000)).equals(probeBytes);
      return { ok: whole, seen: whole ? 'whole' : outcome };
    },
    async publish() {
      await store.publish(frozenKey, publicKey, 'image/png');
      const { ContentType, CacheControl } = await calls.ask({ operation: 'HeadObject' }, (s3, sending) =>
        s3.headObject({ Bucket: options.bucket, Key: publicKey }, sending),
      );
      const replaced = ContentType === 'image/png' && CacheControl?.includes('immutable') === true;
      return { ok: replaced, seen: `${ContentType ?? 'no type'}, ${CacheControl ?? 'no Cache-Control'}` };
    },
    async ranges() {
      const part = Buffer.from(await store.read(stagingKey, 5, 4));
      const beyond = await store.read(stagingKey, 10_000, 4);
      const right = part.equals(probeBytes.subarray(5, 9)) && beyond.byteLength === 0;
      return { ok: right, seen: right ? 'kept' : 'other bytes' };
    },
    async listing() {
      // Where it lies in another bucket it is enough that this one may be asked.
      const [found = false] = await Promise.all([stagingKey, frozenKey].map((key) => isListed(store, key)));
      return { ok: found, seen: found ? 'found' : 'not found' };
    },
  };
}

async function isListed(store: S3Store, wanted: string): Promise<boolean> {
  for await (const { key } of store.list(wanted)) if (key === wanted) return true;
  return false;
}
