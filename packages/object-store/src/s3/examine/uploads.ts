import type { SignedPut } from '@layers-content/core';
import { isOk, isRefused, otherBytes, probeBytes, told } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Look, StoreCheck } from './finding.ts';

const anHourMs = 3_600_000;

type UploadCheck = Extract<
  StoreCheck,
  | 'presigned-put'
  | 'signature'
  | 'signed-type'
  | 'unsigned-copy'
  | 'unsigned-acl'
  | 'url-expiry'
  | 'signed-length'
  | 'signed-checksum'
  | 'stored-checksum'
  | 'conditional-write'
>;

/** What the store does with the URLs that clients get. */
export function uploadLooks(bench: Bench): Readonly<Record<UploadCheck, Look>> {
  const {
    store,
    stagingKey,
    options: { stagingBucket },
  } = bench;
  const refusal = async (signed: SignedPut, body = probeBytes) => {
    const answer = await bench.put(signed, body);
    return { ok: isRefused(answer), seen: told(answer) };
  };
  const rightAndWrong = async (right: SignedPut, wrongBody: Buffer) => {
    const taken = await bench.put(right);
    const refused = await bench.put(right, wrongBody);
    return { ok: isOk(taken) && isRefused(refused), seen: `right: ${told(taken)}, wrong: ${told(refused)}` };
  };
  /** A right PUT with one more header, which the signature says nothing of. */
  const putWith = async (unsigned: Readonly<Record<string, string>>) => {
    const key = bench.newStagingKey();
    const { url, headers } = bench.sign(key, { settings: { signLength: false, signChecksum: false } });
    return { key, answer: await bench.put({ url, headers: { ...headers, ...unsigned } }, otherBytes) };
  };
  return {
    async 'presigned-put'() {
      const answer = await bench.put(bench.sign(stagingKey));
      const stat = await store.stat(stagingKey);
      const arrived = stat?.sizeBytes === probeBytes.byteLength;
      return { ok: isOk(answer) && arrived, seen: `${told(answer)}${arrived ? '' : ', not found afterwards'}` };
    },
    signature: () => {
      const { url, headers } = bench.sign(bench.newStagingKey());
      const signature = /Signature=([0-9a-f]+)$/.exec(url)?.[1] ?? '';
      return refusal({ url: url.replace(signature, Buffer.from(signature).reverse().toString()), headers });
    },
    'signed-type': () =>
      refusal({ url: bench.sign(bench.newStagingKey()).url, headers: { 'Content-Type': 'text/html' } }),
    async 'unsigned-copy'() {
      const { key, answer } = await putWith({ 'x-amz-copy-source': `/${stagingBucket}/${stagingKey}` });
      const obeyed = isOk(answer) && probeBytes.equals(await store.read(key, 0, probeBytes.byteLength));
      return { ok: !obeyed, seen: obeyed ? 'obeyed' : told(answer) };
    },
    async 'unsigned-acl'() {
      const { key, answer } = await putWith({ 'x-amz-acl': 'public-read' });
      const obeyed = isOk(await bench.request(bench.urlOf(key)));
      return { ok: !obeyed, seen: obeyed ? 'obeyed' : told(answer) };
    },
    'url-expiry': () => refusal(bench.sign(bench.newStagingKey(), { now: new Date(Date.now() - anHourMs) })),
    'signed-length': () => {
      const { url } = bench.sign(bench.newStagingKey(), { settings: { signLength: true, signChecksum: false } });
      // fetch tells the true length by itself, as every client does.
      return rightAndWrong({ url, headers: { 'Content-Type': 'video/mp4' } }, Buffer.concat([probeBytes, otherBytes]));
    },
    'signed-checksum': () =>
      rightAndWrong(
        bench.sign(bench.newStagingKey(), { settings: { signLength: false, signChecksum: true } }),
        otherBytes,
      ),
    async 'stored-checksum'() {
      const key = bench.newStagingKey();
      const answer = await bench.put(bench.sign(key, { settings: { signChecksum: true } }));
      const { ChecksumSHA256, ChecksumType } = await bench.calls.ask({ operation: 'HeadObject' }, (s3, options) =>
        s3.headObject({ Bucket: bench.options.stagingBucket, Key: key, ChecksumMode: 'ENABLED' }, options),
      );
      const seen = ChecksumSHA256 === undefined ? 'none told' : `told, ${ChecksumType ?? 'of no named type'}`;
      return { ok: isOk(answer) && ChecksumSHA256 !== undefined && ChecksumType === 'FULL_OBJECT', seen };
    },
    async 'conditional-write'() {
      const written = await bench.calls.ask(
        { operation: 'PutObject', answers: { PreconditionFailed: 'refused' } },
        (s3, options) =>
          s3.putObject(
            { Bucket: bench.options.stagingBucket, Key: stagingKey, Body: probeBytes, IfNoneMatch: '*' },
            options,
          ),
      );
      return { ok: written === 'refused', seen: written === 'refused' ? '412' : 'overwritten' };
    },
  };
}
