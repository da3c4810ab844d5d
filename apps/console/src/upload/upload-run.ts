import { uploadContent } from '@layers-content/client';
import type { ContentItem, ContentUpload, LayersClient, UploadProgress, UploadSource } from '@layers-content/client';
import { forgetUpload, keepFiles, keepUpload } from './kept-uploads.ts';
import type { KeptUpload } from './kept-uploads.ts';
import type { Phase, Run } from './run.ts';

/** What an upload is started with. */
export interface RunStart {
  readonly client: LayersClient;
  readonly kept: KeptUpload;
  readonly sources: readonly UploadSource[];
  readonly posterUrls: readonly (string | null)[];
  /** Told each change. */
  readonly onChange: (run: Run) => void;
}

/**
 * Drives one upload: keeps what is needed to go on after a reload, waits out a lost connection, tries again when
 * asked.
 */
export class UploadRun {
  readonly #start: RunStart;
  readonly #abort = new AbortController();
  #upload: ContentUpload | null = null;
  #kept: KeptUpload;
  #run: Run;
  #isPaused = false;

  constructor(start: RunStart) {
    const { kept, posterUrls } = start;
    this.#start = start;
    this.#kept = kept;
    const totalBytes = kept.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    this.#run = {
      id: kept.id,
      projectId: kept.projectId,
      grouping: kept.grouping,
      phase: 'sending',
      sentBytes: 0,
      totalBytes,
      files: [],
      posterUrls,
      waitsFor: null,
      error: null,
      items: [],
      isKept: false,
    };
  }

  /** Begins, or begins again after it failed: what was sent whole is not sent again. */
  async begin(): Promise<void> {
    addEventListener('online', this.#followConnection);
    addEventListener('offline', this.#followConnection);
    void this.#keep();
    const { client, sources } = this.#start;
    const { projectId, caption, grouping, token } = this.#kept;
    this.#upload = uploadContent(client, {
      projectId,
      caption,
      grouping,
      files: sources,
      ...(token !== null && { token }),
      signal: this.#abort.signal,
      onProgress: (progress) => this.#progressed(progress),
      onToken: (next) => this.#keepToken(next),
      onWait: ({ error }) => this.#change({ waitsFor: error }),
    });
    this.#change({ error: null });
    this.#followConnection();
    await this.#upload.then(this.#finished, this.#failed);
  }

  pause(): void {
    this.#isPaused = true;
    this.#followConnection();
  }

  goOn(): void {
    this.#isPaused = false;
    this.#followConnection();
  }

  /** Takes everything back that is not finished yet, and forgets the files. */
  async discard(): Promise<void> {
    const unfinished = this.#run.files.flatMap(({ containerId, item }) => (containerId && !item ? [containerId] : []));
    const isAtWork = this.#run.phase !== 'failed';
    this.#stopListening();
    if (isAtWork) this.#abort.abort(new DOMException('Discarded.', 'AbortError'));
    // First what is kept here: the page may be left at any moment, and what is open in the service ends by itself.
    await forgetUpload(this.#run.id);
    if (!isAtWork) await Promise.allSettled(unfinished.map((id) => this.#start.client.cancelContent(id)));
  }

  /** Leaves it as it is, to be gone on with later. */
  suspend(): void {
    this.#stopListening();
    this.#upload?.pause();
  }

  readonly #followConnection = (): void => {
    if (this.#run.phase === 'failed' && this.#run.error !== null) return;
    const phase: Phase = !navigator.onLine ? 'offline' : this.#isPaused ? 'paused' : 'sending';
    if (phase === 'sending') this.#upload?.resume();
    else this.#upload?.pause();
    this.#change({ phase, waitsFor: null });
  };

  #progressed({ sentBytes, totalBytes, files }: UploadProgress): void {
    this.#change({ sentBytes, totalBytes, files, waitsFor: null });
  }

  readonly #finished = async (items: readonly ContentItem[]): Promise<void> => {
    this.#stopListening();
    await forgetUpload(this.#run.id);
    this.#change({ phase: 'done', items });
  };

  readonly #failed = (error: unknown): void => {
    this.#stopListening();
    if (!this.#abort.signal.aborted) this.#change({ phase: 'failed', error });
  };

  async #keep(): Promise<void> {
    try {
      await keepUpload(this.#kept);
      this.#change({
        isKept: await keepFiles(
          this.#kept.id,
          this.#start.sources.map(({ file }) => file),
        ),
      });
    } catch {
      this.#change({ isKept: false });
    }
  }

  #keepToken(token: string): void {
    this.#kept = { ...this.#kept, token };
    void keepUpload(this.#kept).catch(() => this.#change({ isKept: false }));
  }

  #change(change: Partial<Run>): void {
    this.#run = { ...this.#run, ...change };
    this.#start.onChange(this.#run);
  }

  #stopListening(): void {
    removeEventListener('online', this.#followConnection);
    removeEventListener('offline', this.#followConnection);
  }
}
