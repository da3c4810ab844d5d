import { discardUpload, uploadContent } from '@layers-content/client';
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
  #keeping = Promise.resolve();

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
    this.#keeping = this.#keep();
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

  /**
   * Takes it back and forgets the files: all of it while it is at work, of one that failed what is not finished. What
   * the service did not take back stays kept, to be discarded again.
   */
  async discard(): Promise<void> {
    this.#stopListening();
    try {
      await (this.#run.phase === 'failed' ? this.#cancelUnfinished() : this.#takeBack());
      await this.#forget();
    } catch {
      // Found among what was broken off.
    }
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
    await this.#forget();
    this.#change({ phase: 'done', items });
  };

  readonly #failed = (error: unknown): void => {
    this.#stopListening();
    if (!this.#abort.signal.aborted) this.#change({ phase: 'failed', error });
  };

  async #cancelUnfinished(): Promise<void> {
    const unfinished = this.#run.files.flatMap(({ containerId, item }) => (containerId && !item ? [containerId] : []));
    await Promise.all(unfinished.map((id) => this.#start.client.cancelContent(id)));
  }

  async #takeBack(): Promise<void> {
    this.#abort.abort(new DOMException('Discarded.', 'AbortError'));
    await this.#upload?.catch(() => undefined);
    // It has canceled what it could, and does not tell whether that was all.
    const { token } = this.#kept;
    if (token !== null) await discardUpload(this.#start.client, token, { retries: { attempts: 1, firstDelayMs: 0 } });
  }

  /** Not before all is kept: what is kept afterwards nobody would forget. */
  async #forget(): Promise<void> {
    await this.#keeping;
    await forgetUpload(this.#run.id);
  }

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
