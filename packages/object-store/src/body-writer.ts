import type { NewFile, PathStat } from './file-system.ts';

/** The disk is set to work whenever so much more was written, so that the sync at the end finds little left to do. */
const syncStepBytes = 16_777_216;

/** Writes one body to a new file. */
export class BodyWriter {
  readonly #file: NewFile;
  #unsyncedBytes = 0;
  /** The sync under way; what it fails with is told by the next step or by `finish`. */
  #syncing: Promise<void> = Promise.resolve();

  constructor(file: NewFile) {
    this.#file = file;
  }

  async write(pieces: readonly Uint8Array[], sizeBytes: number): Promise<void> {
    await this.#file.write(pieces);
    this.#unsyncedBytes += sizeBytes;
    if (this.#unsyncedBytes < syncStepBytes) return;
    this.#unsyncedBytes = 0;
    await this.#syncing;
    this.#syncing = this.#file.syncData();
    this.#syncing.catch(() => undefined);
  }

  /** What the file is then; resolves when all that was written survives a power cut. */
  async finish(): Promise<PathStat> {
    await this.#syncing;
    const [stat] = await Promise.all([this.#file.stat(), this.#file.sync()]);
    return stat;
  }

  async close(): Promise<void> {
    await this.#syncing.catch(() => undefined);
    await this.#file.close();
  }
}
