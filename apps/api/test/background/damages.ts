import { randomUUID } from 'node:crypto';
import type { Finding } from '@layers-content/core';
import { neededKeys, read } from './planted.ts';
import type { Field } from './planted.ts';

/**
 * Ways in which rows and bytes may stop to agree. Each does it once, to the nth thing it finds, and tells what must
 * be found then.
 */
export const damages: Readonly<Record<string, (field: Field, n: number) => Promise<readonly Finding[]>>> = {
  'bytes are lost': async (field, n) => {
    const held = await oneHeld(field, n);
    if (!held) return [];
    field.store.objects.delete(held.key);
    return [{ kind: 'missing', ...held }];
  },
  'bytes are cut': async (field, n) => {
    const held = await oneHeld(field, n);
    if (!held) return [];
    field.store.put(held.key, new Uint8Array(0));
    return [{ kind: 'wrong_size', contentId: held.contentId, key: held.key, recordedBytes: 1, actualBytes: 0 }];
  },
  'bytes of nobody': async ({ store }) => {
    const key = `frozen/${randomUUID()}/1-r/upload-1.jpg`;
    store.put(key, new Uint8Array(5));
    return [{ kind: 'unknown', key, sizeBytes: 5 }];
  },
  'a PUT after all was deleted': async ({ planted, store, processes: [database] }) => {
    await database.execute('DELETE FROM object_deletions');
    const rows = await Promise.all(planted.map(read));
    const ended = rows.flatMap(({ upload: { state, files } }) =>
      state === 'completed' || state === 'canceled' ? files.map((file) => file.stagingKey) : [],
    );
    const needed = await neededKeys(planted);
    for (const key of store.objects.keys()) if (!needed.includes(key)) store.objects.delete(key);
    const [key] = ended;
    if (key === undefined) return [];
    store.put(key, new Uint8Array(4));
    return [{ kind: 'unknown', key, sizeBytes: 4 }];
  },
  'the outbox names what is needed': async ({ planted, store, processes: [database] }, n) => {
    const present = (await neededKeys(planted)).filter((key) => store.objects.has(key));
    const key = present[n % Math.max(present.length, 1)];
    if (key === undefined) return [];
    await database.execute('INSERT INTO object_deletions (key) VALUES ($1) ON CONFLICT DO NOTHING', [key]);
    return [{ kind: 'doomed', key }];
  },
  'a share is not given back': async ({ planted: [one], processes: [database] }) => {
    if (!one) return [];
    const { dayEndsAt: _, ...usage } = await one.own.getUsage();
    await database.execute(
      'UPDATE organization_usage SET open_uploads = open_uploads + 1 WHERE organization_id = $1 AND world = $2',
      [one.tenant.organizationId, one.tenant.environment],
    );
    return [
      {
        kind: 'usage',
        tenant: one.tenant,
        counted: { ...usage, openUploads: usage.openUploads + 1 },
        recounted: usage,
      },
    ];
  },
};

interface Held {
  readonly contentId: string;
  readonly state: 'publishing' | 'completed';
  readonly key: string;
}

/** The nth object that a row of the live environment says is there. */
async function oneHeld({ planted }: Field, n: number): Promise<Held | undefined> {
  const rows = await Promise.all(planted.filter(({ environment }) => environment === 'live').map(read));
  const held = rows.flatMap(({ item: { id, assets }, upload: { state, frozenKeys } }): readonly Held[] => {
    if (state === 'publishing') return frozenKeys.map((key) => ({ contentId: id, state, key }));
    if (state === 'completed')
      return assets.flatMap(({ location }) => ('key' in location ? [{ contentId: id, state, key: location.key }] : []));
    return [];
  });
  return held[n % Math.max(held.length, 1)];
}
