import { ObjectMissingError, UnavailableError } from '@layers-content/core';
import { describe, expect, test } from 'vitest';
import type { Behaviour, LyingS3, Operation } from './lying-s3/index.ts';
import { bytesOf, frozenKey, openLying, publicKey, sendPut, signFor, stage, stagingKey, textAt } from './opened-s3.ts';

/** Does something to the store just before it performs the first such request. */
function strikeBefore(lying: LyingS3, struck: Operation, strike: () => void, nth = 1): void {
  let met = 0;
  lying.lieAbout = ({ operation }) => {
    if (operation === struck) met += 1;
    if (operation === struck && met === nth) strike();
    return null;
  };
}

/** Bytes that appear under a key as by a PUT. */
function land(lying: LyingS3, key: string, text: string): void {
  const bytes = Buffer.from(text);
  const object = {
    etag: `"etag of ${text}"`,
    contentType: 'video/mp4',
    cacheControl: null,
    checksumSha256: null,
    modifiedAt: new Date(),
  };
  lying.buckets.get('media')?.set(key, { bytes, ...object });
}

const stores: readonly { name: string; behaviour: Partial<Behaviour> }[] = [
  { name: 'an honest store', behaviour: {} },
  { name: 'a store that ignores the condition', behaviour: { honoursCopyConditions: false } },
  { name: 'a store that gives copies another ETag', behaviour: { keepsEtagOnCopy: false } },
  { name: 'a store that does both', behaviour: { honoursCopyConditions: false, keepsEtagOnCopy: false } },
];

describe.each(stores)('freeze on $name', ({ behaviour }) => {
  const open = async () => {
    const opened = await openLying();
    opened.lying.behaviour = { ...opened.lying.behaviour, ...behaviour };
    return opened;
  };

  test.each(['otherwise', 'longer than before'])(
    'keeps nothing of a PUT that lands just before the copy (%j)',
    async (later) => {
      const { store, lying } = await open();
      const etag = await stage(store, stagingKey, 'as it was');
      strikeBefore(lying, 'CopyObject', () => land(lying, stagingKey, later));
      expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('changed');
      expect(lying.buckets.get('media')?.has(frozenKey)).toBe(false);
    },
  );

  test('is not misled by a PUT that lands just after the copy', async () => {
    const { store, lying } = await open();
    const etag = await stage(store, stagingKey, 'as it was');
    strikeBefore(lying, 'HeadObject', () => land(lying, stagingKey, 'otherwise'));
    const outcome = await store.freeze(stagingKey, frozenKey, etag);
    expect(await textAt(store, frozenKey)).toBe(outcome === 'frozen' ? 'as it was' : null);
  });

  test('is not fooled by a copy that is not whole', async () => {
    const { store, lying } = await open();
    lying.behaviour = { ...lying.behaviour, copiesWhole: false };
    const etag = await stage(store, stagingKey, 'as it was');
    expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('changed');
    expect(lying.buckets.get('media')?.has(frozenKey)).toBe(false);
  });

  test('tells when the file went away', async () => {
    const { store, lying } = await open();
    const etag = await stage(store, stagingKey, 'as it was');
    strikeBefore(lying, 'CopyObject', () => lying.buckets.get('media')?.delete(stagingKey));
    expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('absent');
    expect(lying.buckets.get('media')?.has(frozenKey)).toBe(false);
  });
});

test('a file that goes away between an unlike copy and its check is absent, and nothing is kept', async () => {
  const { store, lying } = await openLying();
  lying.behaviour = { ...lying.behaviour, keepsEtagOnCopy: false };
  const etag = await stage(store, stagingKey, 'as it was');
  strikeBefore(lying, 'HeadObject', () => lying.buckets.get('media')?.delete(stagingKey), 2);
  expect(await store.freeze(stagingKey, frozenKey, etag)).toBe('absent');
  expect(lying.buckets.get('media')?.has(frozenKey)).toBe(false);
});

test.each([
  { behaviour: {}, changes: false, requests: ['CopyObject', 'HeadObject'] },
  { behaviour: { keepsEtagOnCopy: false }, changes: false, requests: ['CopyObject', 'HeadObject', 'HeadObject'] },
  // The store itself refuses: nothing was written that would have to be looked at or removed.
  { behaviour: {}, changes: true, requests: ['CopyObject'] },
  {
    behaviour: { honoursCopyConditions: false },
    changes: true,
    requests: ['CopyObject', 'HeadObject', 'HeadObject', 'DeleteObject'],
  },
])('a freeze asks no more than it must: $requests', async ({ behaviour, changes, requests }) => {
  const { store, lying } = await openLying();
  lying.behaviour = { ...lying.behaviour, ...behaviour };
  const etag = await stage(store, stagingKey, 'as it was');
  if (changes) land(lying, stagingKey, 'otherwise');
  const before = lying.requests.length;
  expect(await store.freeze(stagingKey, frozenKey, etag)).toBe(changes ? 'changed' : 'frozen');
  expect(lying.requests.slice(before).map(({ operation }) => operation)).toEqual(requests);
});

test('a wrong copy is deleted once: a repeated deletion could take the next copy', async () => {
  const { store, lying } = await openLying();
  lying.behaviour = { ...lying.behaviour, honoursCopyConditions: false };
  const etag = await stage(store, stagingKey, 'as it was');
  land(lying, stagingKey, 'otherwise');
  lying.lieAbout = ({ operation }) => (operation === 'DeleteObject' ? { kind: 'lose answer' } : null);
  await expect(store.freeze(stagingKey, frozenKey, etag)).rejects.toBeInstanceOf(UnavailableError);
  expect(lying.requests.filter(({ operation }) => operation === 'DeleteObject').length).toBe(1);
});

test('a PUT that began in time and lands after its URL died changes the staging object alone', async () => {
  const { store, lying } = await openLying();
  const signed = signFor(store, stagingKey);
  const etag = await stage(store, stagingKey, 'judged');
  let begun = (): void => undefined;
  let land = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const until = new Promise<void>((resolve) => (land = resolve));
  lying.lieAbout = ({ operation }) => {
    if (operation !== 'PutObject') return null;
    begun();
    return { kind: 'delay', until };
  };
  const late = sendPut(signed, bytesOf('late'));
  await hasBegun;
  const later = new Date(Date.now() + 3_600_000);
  await store.freeze(stagingKey, frozenKey, etag);
  await store.publish(frozenKey, publicKey, 'video/mp4');
  lying.now = () => later;
  land();
  expect(await late).toBe(200);
  lying.lieAbout = () => null;
  expect(await sendPut(signed, bytesOf('after the end'))).toBe(403);
  lying.now = () => new Date();
  expect(await textAt(store, stagingKey)).toBe('late');
  expect(await textAt(store, frozenKey)).toBe('judged');
  expect(await textAt(store, publicKey)).toBe('judged');
});

describe('publish', () => {
  const frozen = async () => {
    const { store, lying } = await openLying();
    await store.freeze(stagingKey, frozenKey, await stage(store, stagingKey, 'judged'));
    return { store, lying };
  };

  test('is not fooled by a copy that was never made', async () => {
    const { store, lying } = await frozen();
    lying.lieAbout = ({ operation }) => (operation === 'CopyObject' ? { kind: 'feign' } : null);
    await expect(store.publish(frozenKey, publicKey, 'video/mp4')).rejects.toBeInstanceOf(UnavailableError);
  });

  test('is not fooled by a copy that is not whole, and makes it good', async () => {
    const { store, lying } = await frozen();
    lying.behaviour = { ...lying.behaviour, copiesWhole: false };
    await expect(store.publish(frozenKey, publicKey, 'video/mp4')).rejects.toBeInstanceOf(UnavailableError);
    lying.behaviour = { ...lying.behaviour, copiesWhole: true };
    await store.publish(frozenKey, publicKey, 'video/mp4');
    expect(await textAt(store, publicKey)).toBe('judged');
  });

  test('tells when the frozen object went away while it was copied', async () => {
    const { store, lying } = await frozen();
    strikeBefore(lying, 'HeadObject', () => lying.buckets.get('media')?.delete(frozenKey));
    await expect(store.publish(frozenKey, publicKey, 'video/mp4')).rejects.toBeInstanceOf(ObjectMissingError);
  });
});

test('a published object is what was probed, whatever the PUT claimed', async () => {
  const { store, lying } = await openLying();
  const { url, headers } = signFor(store, stagingKey);
  await fetch(url, { method: 'PUT', headers: { ...headers, 'Cache-Control': 'no-store' }, body: bytesOf('x') });
  await store.freeze(stagingKey, frozenKey, (await store.stat(stagingKey))?.etag ?? '');
  await store.publish(frozenKey, publicKey, 'image/png');
  expect(lying.buckets.get('media')?.get(publicKey)).toMatchObject({
    contentType: 'image/png',
    cacheControl: 'public, max-age=31536000, immutable',
  });
});

describe('an upload URL', () => {
  test('takes what it was made for', async () => {
    const { store } = await openLying();
    expect(await sendPut(signFor(store, stagingKey), bytesOf('x'))).toBe(200);
  });

  test('takes no other type', async () => {
    const { store } = await openLying();
    const { url } = signFor(store, stagingKey);
    expect(await sendPut({ url, headers: { 'Content-Type': 'text/html' } }, bytesOf('x'))).toBe(403);
  });

  test('leads to no other key', async () => {
    const { store } = await openLying();
    const { url, headers } = signFor(store, stagingKey);
    expect(await sendPut({ url: url.replace('/staging/', '/public-media/'), headers }, bytesOf('x'))).toBe(403);
  });

  test('carries no further order to the store', async () => {
    const { store } = await openLying();
    const { url, headers } = signFor(store, stagingKey);
    expect(await sendPut({ url, headers: { ...headers, 'x-amz-acl': 'public-read' } }, bytesOf('x'))).toBe(403);
  });

  test.each([
    { signLength: false, sent: 'longer than declared', status: 200 },
    { signLength: true, sent: 'longer than declared', status: 403 },
    { signLength: true, sent: '12345', status: 200 },
  ])('takes any length unless the length is signed ($signLength, $sent)', async ({ signLength, sent, status }) => {
    const { store } = await openLying({ signLength });
    const { url, headers } = signFor(store, stagingKey, { sizeBytes: 5 });
    expect(await sendPut({ url, headers: { 'Content-Type': headers['Content-Type'] ?? '' } }, bytesOf(sent))).toBe(
      status,
    );
  });

  test.each([
    { sent: '\n', status: 200 },
    { sent: 'other bytes', status: 400 },
  ])('takes only the bytes whose checksum is signed ($status)', async ({ sent, status }) => {
    const { store } = await openLying({ signChecksum: true });
    const checksumSha256 = '01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b';
    expect(await sendPut(signFor(store, stagingKey, { checksumSha256 }), bytesOf(sent))).toBe(status);
  });

  test('with a signed checksum takes no PUT without it', async () => {
    const { store } = await openLying({ signChecksum: true });
    const { url } = signFor(store, stagingKey, { checksumSha256: '00'.repeat(32) });
    expect(await sendPut({ url, headers: { 'Content-Type': 'video/mp4' } }, bytesOf('x'))).toBe(403);
  });
});
