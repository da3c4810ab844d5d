import type { Repository } from '../repository.ts';
import { ownedPrefixes } from '../upload/object-keys.ts';
import type { ListedObject, ObjectStore } from '../upload/object-store.ts';
import type { SecretBox } from '../webhook/signing-secret.ts';
import type { SealedSecrets } from '../webhook/webhook-repository.ts';
import type { HeldObjects, ObjectUse, UsageRecount } from './maintenance-repository.ts';

/** Something that is not as the rows say. */
export type Finding =
  /** A row's object is not in the store. */
  | { readonly kind: 'missing'; readonly contentId: string; readonly state: HeldObjects['state']; readonly key: string }
  /** It is there, with another size than the row has. */
  | {
      readonly kind: 'wrong_size';
      readonly contentId: string;
      readonly key: string;
      readonly recordedBytes: number;
      readonly actualBytes: number;
    }
  /** An object no row needs, and no outbox names. */
  | { readonly kind: 'unknown'; readonly key: string; readonly sizeBytes: number }
  /** An object a row needs, which the outbox will delete. */
  | { readonly kind: 'doomed'; readonly key: string }
  /** A webhook endpoint with a secret that none of the keys opens: nothing can be sent to it. */
  | { readonly kind: 'sealed'; readonly endpointId: string }
  /** A counter that is not what the rows add up to. */
  | ({ readonly kind: 'usage' } & UsageRecount);

/** What was looked at, and what was found wrong. */
export interface Inspection {
  readonly uploads: number;
  readonly objects: number;
  /** Objects that wait in the outbox; no fault. */
  readonly due: number;
  /** Webhook endpoints whose secrets were tried. */
  readonly secrets: number;
  readonly findings: readonly Finding[];
}

export interface CheckConsistencyPorts {
  readonly repository: Pick<Repository, 'forTenant' | 'inspection' | 'webhooks'>;
  readonly store: ObjectStore;
  readonly signingSecrets: Pick<SecretBox, 'open'>;
  /** A temporary file younger than this may be a PUT at work; 0 when nobody else uses the store. */
  readonly temporaryGraceMs: number;
  /** The moment temporary files are aged by. */
  readonly now: Date;
}

const batchSize = 500;
const statsAtOnce = 16;

/**
 * Holds all rows, bytes and counters against each other; changes nothing, and may run beside the service: what looks
 * wrong is looked at again, so that what only moved on in between is no finding.
 * @throws UnavailableError; the signal's reason.
 */
export async function checkConsistency(ports: CheckConsistencyPorts, signal: AbortSignal): Promise<Inspection> {
  const rows = await checkRows(ports, signal);
  const objects = await checkObjects(ports, signal);
  const usage = (await ports.repository.inspection.recountUsage()).map((recount): Finding => ({
    kind: 'usage',
    ...recount,
  }));
  const secrets = await checkSecrets(ports, signal);
  return {
    secrets: secrets.secrets,
    uploads: rows.uploads,
    objects: objects.objects,
    due: objects.due,
    findings: [...rows.findings, ...objects.findings, ...secrets.findings, ...usage],
  };
}

/** Every row with its bytes. In the sandbox there are none: its items show fixtures. */
async function checkRows(ports: CheckConsistencyPorts, signal: AbortSignal) {
  const findings: Finding[] = [];
  let uploads = 0;
  for (let after: string | null = null; ;) {
    const held: readonly HeldObjects[] = await ports.repository.inspection.listHeldObjects('live', after, batchSize);
    for (let at = 0; at < held.length; at += statsAtOnce) {
      signal.throwIfAborted();
      findings.push(...(await Promise.all(held.slice(at, at + statsAtOnce).map((row) => checkRow(ports, row)))).flat());
    }
    uploads += held.length;
    after = held.at(-1)?.contentId ?? null;
    if (held.length < batchSize) return { uploads, findings };
  }
}

async function checkRow({ repository, store }: CheckConsistencyPorts, row: HeldObjects): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const { contentId, state } = row;
  for (const { key, sizeBytes: recordedBytes } of row.objects) {
    const stat = await store.stat(key);
    if (!stat) findings.push({ kind: 'missing', contentId, state, key });
    else if (stat.sizeBytes !== recordedBytes)
      findings.push({ kind: 'wrong_size', contentId, key, recordedBytes, actualBytes: stat.sizeBytes });
  }
  if (findings.length === 0) return findings;
  const now = await repository.forTenant(row.tenant, 'system').findContent(contentId);
  return now?.upload?.state === state ? findings : [];
}

/** Every secret opens by the keys there are, also one that was replaced and signs for a while yet. */
async function checkSecrets({ repository, signingSecrets }: CheckConsistencyPorts, signal: AbortSignal) {
  const findings: Finding[] = [];
  let secrets = 0;
  for (let after: string | null = null; ;) {
    signal.throwIfAborted();
    const batch: readonly SealedSecrets[] = await repository.webhooks.listSealedSecrets(after, batchSize);
    for (const { endpointId, secret, previous } of batch) {
      const signing = previous ? [secret, previous] : [secret];
      if (!signing.every((sealed) => opens(signingSecrets, endpointId, sealed)))
        findings.push({ kind: 'sealed', endpointId });
    }
    secrets += batch.length;
    after = batch.at(-1)?.endpointId ?? null;
    if (batch.length < batchSize) return { secrets, findings };
  }
}

function opens(box: Pick<SecretBox, 'open'>, endpointId: string, secret: Uint8Array): boolean {
  try {
    return box.open(endpointId, secret) !== '';
  } catch {
    return false;
  }
}

/** No bytes without a row. */
async function checkObjects(ports: CheckConsistencyPorts, signal: AbortSignal) {
  const findings: Finding[] = [];
  let objects = 0;
  let due = 0;
  const batch = new Map<string, ListedObject>();
  const flush = async (): Promise<void> => {
    signal.throwIfAborted();
    const uses = await ports.repository.inspection.judgeObjects([...batch.keys()]);
    due += uses.filter((use) => use.isScheduled).length;
    for (const use of uses) findings.push(...(await checkObject(ports, use, batch.get(use.key))));
    objects += batch.size;
    batch.clear();
  };
  for (const prefix of ownedPrefixes) {
    for await (const object of ports.store.list(prefix)) {
      if (isAtWork(ports, object)) continue;
      batch.set(object.key, object);
      if (batch.size === batchSize) await flush();
    }
  }
  await flush();
  return { objects, due, findings };
}

function isAtWork({ temporaryGraceMs, now }: CheckConsistencyPorts, { key, modifiedAt }: ListedObject): boolean {
  return key.startsWith('tmp/') && now.getTime() - modifiedAt.getTime() < temporaryGraceMs;
}

async function checkObject(
  { store }: CheckConsistencyPorts,
  { key, isNeeded, isScheduled }: ObjectUse,
  listed: ListedObject | undefined,
): Promise<readonly Finding[]> {
  if (isNeeded) return isScheduled ? [{ kind: 'doomed', key }] : [];
  if (isScheduled) return [];
  // Since it was listed its use may have ended and the outbox done its work.
  return (await store.stat(key)) ? [{ kind: 'unknown', key, sizeBytes: listed?.sizeBytes ?? 0 }] : [];
}
