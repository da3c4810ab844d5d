import { discardUpload } from '@layers-content/client';
import type { LayersClient, UploadSource } from '@layers-content/client';
import { isSound } from './chosen-file.ts';
import { emptyDraft, nextDraft } from './draft.ts';
import type { Draft, DraftEvent } from './draft.ts';
import { forgetUpload, keptFiles, keptUploads } from './kept-uploads.ts';
import type { KeptUpload } from './kept-uploads.ts';
import { lookAt } from './look-at.ts';
import { posterOf } from './poster.ts';
import { probe } from './probe.ts';
import type { Run } from './run.ts';
import { UploadRun } from './upload-run.ts';

/** What is on the desk: a post that is put together, or one on its way; and what was left unfinished. */
export interface DeskState {
  readonly draft: Draft;
  readonly run: Run | null;
  readonly kept: readonly KeptUpload[];
}

/** Who uploads. */
export interface DeskOwner {
  readonly client: LayersClient;
  /** Organization and world: what is kept is offered to nobody else. */
  readonly owner: string;
}

/**
 * The one place where uploads are put together and driven. It outlives the view, so that other pages can be looked at
 * meanwhile.
 */
export class UploadDesk {
  readonly #owner: DeskOwner;
  readonly #listeners = new Set<() => void>();
  #state: DeskState = { draft: emptyDraft, run: null, kept: [] };
  #driven: UploadRun | null = null;
  /** The upload that is being taken back. */
  #discarded: string | null = null;

  constructor(owner: DeskOwner) {
    this.#owner = owner;
  }

  readonly snapshot = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Finds what was left unfinished by a reload or a crash. */
  async findKept(): Promise<void> {
    const found = await keptUploads(this.#owner.owner, Date.now()).catch(() => []);
    this.#set({ kept: found.filter(({ id }) => id !== this.#state.run?.id && id !== this.#discarded) });
  }

  /** Takes files, and looks at each. */
  choose(files: readonly File[]): void {
    const named = files.map((file) => ({ id: randomId(), file }));
    this.change({ type: 'chosen', files: named });
    const taken = new Set(this.#state.draft.files.map(({ id }) => id));
    for (const { id, file } of named) if (taken.has(id)) void this.#examine(id, file);
  }

  readonly change = (event: DraftEvent): void => {
    this.#set({ draft: nextDraft(this.#state.draft, event) });
  };

  /** Sends the draft into a project. */
  send(projectId: string): void {
    const { files, caption, grouping } = this.#state.draft;
    const sound = files.filter(isSound);
    const sources = sound.map(({ file, look }) => ({ file, filename: file.name, contentType: look.media.mimeType }));
    const kept: KeptUpload = {
      id: randomId(),
      owner: this.#owner.owner,
      startedAt: Date.now(),
      projectId,
      grouping,
      caption,
      files: sources.map(({ file, filename, contentType }) => ({ filename, contentType, sizeBytes: file.size })),
      token: null,
    };
    this.#set({ draft: emptyDraft });
    this.#drive(
      kept,
      sources,
      sound.map(({ posterUrl }) => posterUrl),
    );
  }

  /**
   * Goes on with what was left unfinished.
   * @param chosen its files, where they were asked for again.
   * @returns false when they have to be.
   */
  async resume(kept: KeptUpload, chosen: readonly Blob[] | null): Promise<boolean> {
    const blobs = chosen ?? (await keptFiles(kept).catch(() => null));
    if (blobs === null) return false;
    const sources = kept.files.flatMap(({ filename, contentType }, index): UploadSource[] => {
      const file = blobs[index];
      return file === undefined ? [] : [{ file, filename, contentType }];
    });
    this.#set({ kept: this.#state.kept.filter(({ id }) => id !== kept.id) });
    const posters = await Promise.all(
      sources.map(({ file, contentType = 'video/mp4' }) =>
        posterUrlOf(file, contentType.startsWith('video/') ? 'video' : 'image'),
      ),
    );
    this.#drive(kept, sources, posters);
    return true;
  }

  /**
   * Takes back what was left unfinished, finished posts of it too.
   * @throws LayersError when the service did not: then it is kept, and can be discarded again.
   */
  async discardKept({ id, token }: KeptUpload): Promise<void> {
    if (token !== null) await discardUpload(this.#owner.client, token);
    await forgetUpload(id);
    await this.findKept();
  }

  pause(): void {
    this.#driven?.pause();
  }

  goOn(): void {
    this.#driven?.goOn();
  }

  tryAgain(): void {
    void this.#driven?.begin();
  }

  /** Takes back what is on its way. */
  async discard(): Promise<void> {
    const [driven, id = null] = [this.#driven, this.#state.run?.id];
    this.#discarded = id;
    this.clear();
    await driven?.discard();
    if (this.#discarded === id) this.#discarded = null;
    await this.findKept();
  }

  /** Makes room for the next upload. */
  clear(): void {
    this.#driven = null;
    for (const url of this.#state.run?.posterUrls ?? []) if (url !== null) URL.revokeObjectURL(url);
    this.#set({ run: null });
  }

  /** Stops what is on its way, and keeps it to be gone on with by whoever signs in again. */
  close(): void {
    this.#driven?.suspend();
    this.#driven = null;
  }

  #drive(kept: KeptUpload, sources: readonly UploadSource[], posterUrls: readonly (string | null)[]): void {
    const driven = new UploadRun({
      client: this.#owner.client,
      kept,
      sources,
      posterUrls,
      onChange: (run) => {
        if (this.#driven === driven) this.#set({ run });
      },
    });
    this.#driven = driven;
    void driven.begin();
  }

  async #examine(id: string, file: File): Promise<void> {
    const look = await lookAt(file, probe);
    this.change({ type: 'looked', id, look });
    if (look.state !== 'sound') return;
    const posterUrl = await posterUrlOf(file, look.media.kind);
    if (posterUrl !== null) this.change({ type: 'drawn', id, posterUrl });
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

async function posterUrlOf(file: Blob, kind: 'video' | 'image'): Promise<string | null> {
  const poster = await posterOf(file, kind);
  return poster && URL.createObjectURL(poster);
}

/** Not `randomUUID`, which browsers have on pages of https only. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
