import type { UploadSession, UploadTarget } from '@layers-content/contract';
import { plannedSessions } from './plan.ts';
import { randomKey } from './random-key.ts';
import { retry } from './retry.ts';
import type { Running } from './running.ts';
import { during, graceMs } from './signals.ts';
import type { PlacedFile } from './token.ts';
import { uploadUrls } from './upload-urls.ts';
import type { UploadUrls } from './upload-urls.ts';
import { judgeCall } from './worth-retrying.ts';

/** Where one file goes, and by which URLs. */
export interface Place {
  readonly file: PlacedFile;
  readonly urls: UploadUrls;
}

export interface Sessions {
  /** Opens the session of a file when one of its files is first asked for. */
  place(index: number): Promise<Place>;
  /** Begins these files anew: with a session of their own when one is next asked for. */
  forget(indices: readonly number[]): void;
}

export function sessions(running: Running): Sessions {
  const { ledger, grouping, sources } = running;
  const openers = new Map<number, () => Promise<void>>();
  const urlsOf = new Map<string, UploadUrls>();
  const plan = (indices: readonly number[]) => {
    for (const planned of plannedSessions(indices, grouping)) {
      const open = once(async () => noteSession(await openSession(running, planned), planned));
      for (const index of planned) openers.set(index, open);
    }
  };
  const noteSession = ({ files }: UploadSession, planned: readonly number[]) => {
    for (const { containerId } of files) {
      const signed = files.filter((target) => target.containerId === containerId);
      urlsOf.set(containerId, urlsFor(running, containerId, signed));
    }
    ledger.note(new Map(planned.map((index, at) => [index, unsentAt(files[at])])));
  };
  plan(sources.flatMap((_, index) => (ledger.placed(index) === null ? [index] : [])));
  return {
    place: async (index) => {
      if (ledger.placed(index) === null) await openers.get(index)?.();
      const file = ledger.placed(index);
      if (file === null) throw new TypeError(`The upload session has no place for file ${index + 1}.`);
      const urls = urlsOf.get(file.containerId) ?? urlsFor(running, file.containerId, null);
      urlsOf.set(file.containerId, urls);
      return { file, urls };
    },
    forget: (indices) => {
      ledger.note(new Map(indices.map((index) => [index, null])));
      plan(indices);
    },
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}

function unsentAt(target: UploadTarget | undefined): PlacedFile | null {
  return target === undefined ? null : { containerId: target.containerId, assetId: target.assetId, sent: false };
}

function urlsFor({ client, link }: Running, containerId: string, signed: readonly UploadTarget[] | null): UploadUrls {
  return uploadUrls(signed, () =>
    during(link(), async (signal) => (await client.refreshUploadUrls(containerId, { signal })).files),
  );
}

async function openSession(running: Running, indices: readonly number[]): Promise<UploadSession> {
  const { client, projectId, grouping, sources, retrying, link, onSession } = running;
  const files = sources
    .filter((_, index) => indices.includes(index))
    .map(({ file, filename, contentType }) => ({ filename, contentType, sizeBytes: file.size }));
  const idempotencyKey = randomKey();
  const open = (signal: AbortSignal) =>
    client.createUploadSession(projectId, { files, grouping }, { signal, idempotencyKey });
  const session = await during(link(graceMs), (later) =>
    during(link(), (signal) => retry(() => open(later), { ...retrying, signal, judge: judgeCall })),
  );
  onSession?.(session);
  return session;
}
