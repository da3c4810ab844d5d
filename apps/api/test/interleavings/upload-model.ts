import { DomainError, publicKeyOf } from '@layers-content/core';
import type {
  CancelOutcome,
  ContentItem,
  StoredContent,
  UploadClaim,
  UploadFile,
  UploadState,
  Verdict,
} from '@layers-content/core';
import type { MemoryStore } from '@layers-content/core/testing';

/**
 * What one upload must be at by now, after every answer its ports gave. Whatever they answer or are asked for against
 * it is a fault; faults are kept, since the code under test may swallow an error.
 */
export class UploadModel {
  readonly contentId: string;
  readonly files: readonly UploadFile[];
  readonly faults: string[] = [];
  /** Captions that were acknowledged, in order; the first is the verdict's. */
  readonly captions: string[] = [];
  /** Keys that got bytes after their use had ended. */
  readonly late = new Set<string>();
  state: UploadState = 'queued';
  lapsed = false;
  expired = false;
  verdict: Verdict | null = null;
  #fence = 0;
  #frozenKeys: readonly string[] = [];
  /** Frozen keys of all claims so far. */
  readonly #recordedKeys: string[] = [];

  constructor(contentId: string, files: readonly UploadFile[]) {
    this.contentId = contentId;
    this.files = files;
  }

  get isSettled(): boolean {
    return this.state === 'completed' || this.state === 'canceled';
  }

  /** The keys that must stay. */
  liveKeys(): readonly string[] {
    const staging = this.files.map((file) => file.stagingKey);
    const served = this.files.map((file) => publicKeyOf({ contentId: this.contentId, ...file }));
    const live: Readonly<Record<UploadState, readonly string[]>> = {
      queued: staging,
      processing: [...staging, ...this.#frozenKeys],
      publishing: [...staging, ...this.#frozenKeys, ...served],
      completed: served,
      canceled: [],
    };
    return live[this.state];
  }

  check(holds: boolean, what: string): void {
    if (!holds)
      this.faults.push(
        `${what} (${this.state}, fence ${this.#fence}${this.lapsed ? ', lapsed' : ''}${this.expired ? ', expired' : ''})`,
      );
  }

  sawRow({ item, upload }: StoredContent): void {
    this.check(upload?.state === this.state, `the row is ${upload?.state}`);
    const caption = this.state === 'completed' ? this.captions.at(-1) : null;
    this.check(item.caption === caption, `the row shows the caption ${item.caption}`);
    this.check(
      item.assets.length === (this.state === 'completed' ? this.files.length : 0),
      `the row shows ${item.assets.length} assets`,
    );
  }

  sawClaim({ fence, frozenKeys }: UploadClaim, won: boolean): void {
    this.check(
      won === (fence === this.#fence && !this.expired && this.#isFree),
      `a claim of fence ${fence} was ${won}`,
    );
    if (!won) return;
    [this.state, this.#fence, this.lapsed, this.#frozenKeys] = ['processing', fence + 1, false, frozenKeys];
    this.#recordedKeys.push(...frozenKeys);
  }

  sawVerdict(verdict: Verdict, won: boolean): void {
    this.check(won === this.#isHeld(verdict.fence), `the verdict of fence ${verdict.fence} was ${won}`);
    if (won) [this.state, this.verdict] = ['publishing', verdict];
  }

  /** A finalize is refused for the state it finds; what it says of the files does not matter here. */
  sawRefusal(error: unknown): void {
    const code = error instanceof DomainError ? error.code : null;
    if (code === 'FINALIZE_IN_PROGRESS') this.check(!this.isSettled && !this.#isFree, 'a finalize waited for nobody');
    if (code === 'CONFLICT')
      this.check(this.state === 'canceled' || this.expired, 'a finalize was refused for the state');
  }

  sawRelease(fence: number, won: boolean): void {
    this.check(won === this.#isHeld(fence), `the release of fence ${fence} was ${won}`);
    if (won) [this.state, this.#frozenKeys] = ['queued', []];
  }

  sawCompletion(fence: number, item: ContentItem | null): void {
    this.check(
      (item !== null) === (this.state === 'publishing' && fence === this.#fence),
      `the completion of fence ${fence} gave ${item?.status}`,
    );
    if (!item || !this.verdict) return;
    this.check(item.caption === this.verdict.caption, `it was completed with the caption ${item.caption}`);
    this.state = 'completed';
    this.captions.push(this.verdict.caption);
  }

  sawCaption(caption: string, item: ContentItem | null): void {
    this.check(
      (item !== null) === (this.state === 'completed'),
      `the caption ${caption} was ${item ? 'taken' : 'refused'}`,
    );
    if (item) this.captions.push(caption);
  }

  sawCancel(answer: CancelOutcome): void {
    const canCancel = this.isSettled || this.#isFree;
    this.check(answer.outcome === (canCancel ? 'canceled' : 'busy'), `a cancel answered ${answer.outcome}`);
    if (answer.outcome !== 'canceled') return;
    this.check(answer.changed === (this.state !== 'canceled'), `a cancel changed it: ${answer.changed}`);
    this.state = 'canceled';
  }

  sawExpiredCanceled(count: number): void {
    const expected = this.expired && this.#isFree;
    this.check(count === (expected ? 1 : 0), `the sweep canceled ${count}`);
    if (expected) this.state = 'canceled';
  }

  sawTaken(contentIds: readonly string[]): void {
    const expected = this.state === 'publishing' && this.lapsed;
    this.check(contentIds.includes(this.contentId) === expected, `the sweep took [${contentIds.join(', ')}]`);
    if (expected) this.lapsed = false;
  }

  sawFreeze(frozenKey: string): void {
    this.check(this.#recordedKeys.includes(frozenKey), `${frozenKey} was frozen before it was recorded`);
    this.sawWritten(frozenKey);
  }

  /** Bytes came to this key; when nobody needs them any more, only the walk over the store can find them. */
  sawWritten(key: string): void {
    if (!this.liveKeys().includes(key)) this.late.add(key);
  }

  sawPublish(frozenKey: string, publicKey: string): void {
    const index = this.verdict ? this.#frozenKeys.indexOf(frozenKey) : -1;
    const file = this.files[index];
    this.check(
      file !== undefined && publicKeyOf({ contentId: this.contentId, ...file }) === publicKey,
      `${frozenKey} was published to ${publicKey}`,
    );
    this.sawWritten(publicKey);
  }

  sawDelete(key: string): void {
    this.check(!this.liveKeys().includes(key), `${key} was deleted`);
  }

  sawScheduled(keys: readonly string[]): void {
    for (const key of keys) this.check(!this.liveKeys().includes(key), `${key} was scheduled for deletion`);
  }

  /** What is served must be what was probed. */
  sawServed(store: MemoryStore, itemAssets: ContentItem['assets']): void {
    for (const { location, sizeBytes, width } of itemAssets) {
      const object = 'key' in location ? store.objects.get(location.key) : undefined;
      this.check(
        object?.bytes.byteLength === sizeBytes && object?.bytes[0] === width,
        `other bytes are served than were probed`,
      );
    }
  }

  get #isFree(): boolean {
    return this.state === 'queued' || (this.state === 'processing' && this.lapsed);
  }

  #isHeld(fence: number): boolean {
    return this.state === 'processing' && fence === this.#fence;
  }
}
