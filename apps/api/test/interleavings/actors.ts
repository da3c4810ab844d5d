import {
  cancelContent,
  checkConsistency,
  drainDeletions,
  finalizeUpload,
  reconcile,
  sweepUploads,
  updateContent,
} from '@layers-content/core';
import type { Timers } from '@layers-content/core';
import { createPlatformJudge } from '@layers-content/platform-fit';
import { nonsense } from './prober.ts';
import type { Process, Stage } from './stage.ts';

/** What may go on around one upload, several times and at once. */
export const actorKinds = [
  'finalize',
  'put',
  'put nonsense',
  'patch',
  'cancel',
  'sweep',
  'drain',
  'reconcile',
  'fsck',
  'lapse',
  'expire',
  'deadline',
  'kill',
] as const;
export type ActorKind = (typeof actorKinds)[number];

const judge = createPlatformJudge();

/** How often a waiter looks before its patience ends. */
const looks = 6;
const waiterTimeoutMs = 30_000;

/** Waiting takes a turn; patience is counted in looks, and the end of work comes when the schedule says so. */
function timersOf({ turns, deadlines }: Process): Timers {
  const patience = new AbortController();
  let slept = 0;
  return {
    sleep: async () => {
      slept += 1;
      if (slept === looks) patience.abort();
      await turns.take('sleep', () => undefined);
    },
    timeout: (ms) => {
      if (ms === waiterTimeoutMs) return patience.signal;
      const deadline = new AbortController();
      deadlines.add(deadline);
      return deadline.signal;
    },
  };
}

/** Does what an actor of this kind does, once, in one of the two processes; ends with it. `n` tells it from others. */
export async function act(kind: ActorKind, n: number, stage: Stage): Promise<void> {
  const process = stage.processes[n % 2 === 0 ? 0 : 1];
  const killed = new Promise<void>((resolve) => {
    process.life.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  await Promise.race([run(kind, n, stage, process), killed]);
}

async function run(kind: ActorKind, n: number, stage: Stage, process: Process): Promise<void> {
  const { repository, tenant, store, turns } = process;
  const { contentId } = stage.model;
  switch (kind) {
    case 'finalize':
      return finalize(stage, process, `finalize ${n}`);
    case 'put':
    case 'put nonsense':
      return put(stage, process, kind === 'put' ? n + 1 : nonsense);
    case 'patch':
      await updateContent({ repository: tenant, judge }, contentId, `patch ${n}`);
      return;
    case 'cancel':
      await cancelContent({ repository: tenant, store, timers: timersOf(process) }, contentId);
      return;
    case 'sweep':
      await sweepUploads({ repository, storeOf: () => store });
      return;
    case 'drain':
      await drainDeletions({ maintenance: repository.maintenance, store });
      return;
    case 'reconcile':
      await reconcile({ maintenance: repository.maintenance, store }, 0);
      return;
    case 'fsck':
      return fsck(stage, process);
    case 'lapse':
      return turns.take('the lease lapses', () => lapse(stage));
    case 'expire':
      return turns.take('the session expires', () => expire(stage));
    case 'deadline':
      return turns.take('time is up', () => {
        for (const deadline of process.deadlines) deadline.abort();
      });
    case 'kill':
      // The first process stays, so that something goes on.
      return turns.take('the second process is killed', () => {
        stage.processes[1].life.abort();
      });
  }
}

async function finalize({ model }: Stage, process: Process, caption: string): Promise<void> {
  const { tenant: repository, store, sealer, queue, singleFlight } = process;
  const ids = { uuid: () => crypto.randomUUID(), ulid: () => crypto.randomUUID(), random: () => crypto.randomUUID() };
  const ports = { repository, store, sealer, queue, judge, ids, timers: timersOf(process), singleFlight };
  const request = {
    organizationId: 'the only one',
    contentId: model.contentId,
    readCaption: () => caption,
    onVerdict: null,
  };
  const item = await finalizeUpload(ports, request).catch((error: unknown) => {
    model.sawRefusal(error);
    throw error;
  });
  model.check(model.captions.includes(item.caption ?? ''), `a finalize answered the caption ${item.caption}`);
}

/** Whatever is going on, nothing is amiss but what came too late. */
async function fsck({ model }: Stage, { repository, store }: Process): Promise<void> {
  const { findings } = await checkConsistency(
    { repository, store, signingSecrets: { open: () => '' }, temporaryGraceMs: 0, now: new Date() },
    new AbortController().signal,
  );
  for (const finding of findings)
    model.check(finding.kind === 'unknown' && model.late.has(finding.key), `fsck found ${JSON.stringify(finding)}`);
}

/** As the service takes a PUT: it looks whether the item is open, and lands the bytes some moments later. */
async function put({ bytes, model }: Stage, { turns, repository }: Process, first: number): Promise<void> {
  for (const { stagingKey } of model.files) {
    const target = await turns.take('look before the PUT', () => repository.findStagingTarget(stagingKey));
    if (target?.status !== 'queued') return;
    await turns.take('land the PUT', () => {
      bytes.put(stagingKey, new Uint8Array(1 + first).fill(first));
      model.sawWritten(stagingKey);
    });
  }
}

/** Time is told by single rows, so that it passes for this upload alone. */
export async function lapse({ database, model }: Stage): Promise<void> {
  await database.execute(
    "UPDATE content_items SET lease_expires_at = service_now() WHERE id = $1 AND state IN ('processing', 'publishing')",
    [model.contentId],
  );
  model.lapsed = model.state === 'processing' || model.state === 'publishing';
}

export async function expire({ database, model }: Stage): Promise<void> {
  await database.execute('UPDATE content_items SET session_expires_at = service_now() WHERE id = $1', [
    model.contentId,
  ]);
  model.expired = true;
}
