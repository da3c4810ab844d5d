import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { expectServed, jsonOf, put } from './caller.ts';
import type { Caller, Json, LocalFile, PutTarget, WireAnswer } from './caller.ts';
import { localFile, slides } from './local-files.ts';
import { captionMark } from './secrets-in-output.ts';
import { textLike } from './text-like.ts';

/** What a client knows of one item. */
export interface Known {
  readonly files: readonly LocalFile[];
  readonly targets: readonly PutTarget[];
  /** Each PUT was answered. */
  isPut: boolean;
  /** The last item an answer held; null before completion. */
  answered: Json | null;
  /** Captions that were sent since then and may hold now. */
  unanswered: string[];
  deletion: 'none' | 'sent' | 'answered';
}

/** How fetch tells that a process is gone. */
export function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);
}

/** An answer that acknowledges nothing: the client is to come again. */
class ComeAgainError extends Error {
  override readonly name = 'ComeAgainError';
}

/**
 * For callers of a service whose parts come and go.
 * @throws ComeAgainError for every answer that says when to come again.
 */
export function comeAgain({ status, headers, body }: WireAnswer): void {
  const retryAfter = headers.get('Retry-After');
  expect({ body, saysWhen: status < 500 || Number(retryAfter) > 0 }).toEqual({ body, saysWhen: true });
  if (retryAfter !== null) throw new ComeAgainError(`${status}, again after ${retryAfter} s`);
}

/** Whether a call ended without its outcome being known; everything else is a finding. */
export function isUnacknowledged(error: unknown): boolean {
  return isLostConnection(error) || error instanceof ComeAgainError;
}

/** Does it again while it is told to come again, for half a minute. For what is known to be possible. */
export async function patiently(work: () => Promise<void>): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isUnacknowledged(error) || performance.now() > giveUpAt) throw error;
      await sleep(500);
    }
  }
}

/**
 * Clients that upload, correct and delete, and remember what they were told. What was acknowledged must hold; what
 * was not may have happened or not, but never by halves.
 */
export class KnownUploads {
  readonly all: Known[] = [];
  readonly #callerOfNext: () => Caller;
  readonly #random: () => number;
  #captionsMade = 0;

  /** @param callerOfNext asked before each call. @param random from 0 to below 1. */
  constructor(callerOfNext: () => Caller, random: () => number) {
    this.#callerOfNext = callerOfNext;
    this.#random = random;
  }

  /**
   * One item from its session to its correction or deletion. Rejects with what `isUnacknowledged` when a process or
   * its parts are lost on the way.
   */
  async workOnce(): Promise<void> {
    const files = this.#random() < 0.3 ? slides : [localFile('square.jpg')];
    const targets = await this.#callerOfNext().openSession(files, files.length > 1 ? 'slideshow' : 'per-file');
    const one: Known = { files, targets, isPut: false, answered: null, unanswered: [], deletion: 'none' };
    this.all.push(one);
    await putAll(one);
    one.isPut = true;
    await this.#complete(one);
    if (this.#random() < 0.5) await this.#correct(one);
    if (this.#random() < 0.2) await this.#remove(one);
  }

  /** Holds one item against what its client knows. */
  async expectKept(one: Known): Promise<void> {
    const found = await this.#callerOfNext().getItem(idOf(one));
    const isDeleted = found['status'] === 'canceled';
    if (isDeleted || one.deletion === 'answered') {
      expect({ isDeleted, deletion: one.deletion }).toEqual({ isDeleted: true, deletion: textLike(/sent|answered/) });
      return;
    }
    if (!one.answered) return;
    const { caption, completedAt } = found;
    if (one.unanswered.length === 0) expect(found).toEqual(one.answered);
    else {
      expect([one.answered['caption'], ...one.unanswered]).toContain(caption);
      expect(found).toEqual({ ...one.answered, caption, completedAt, platformFit: found['platformFit'] });
    }
    await expectServed(found, one.files);
  }

  /** Does what the client had still meant to do, so that every item ends completed or canceled. */
  async finish(one: Known): Promise<void> {
    const found = await this.#callerOfNext().getItem(idOf(one));
    if (found['status'] === 'canceled') {
      one.deletion = 'answered';
      return;
    }
    one.deletion = 'none';
    if (one.answered) {
      [one.answered, one.unanswered] = [found, []];
      return;
    }
    if (!one.isPut) {
      // Some of its PUTs may have landed, or all; a finalize that came through needs no more of them.
      const tried = await this.#callerOfNext().finalize(idOf(one), '');
      one.unanswered.push('');
      if (tried.status === 409) await putAll(one);
    }
    await expectServed(await this.#complete(one), one.files);
  }

  /** The last answers of what must still be served. */
  served(): readonly Json[] {
    return this.all.flatMap(({ answered, deletion }) => (answered && deletion === 'none' ? [answered] : []));
  }

  async #complete(one: Known): Promise<Json> {
    const caption = this.#newCaption();
    one.unanswered.push(caption);
    const item = await this.#callerOfNext().complete(idOf(one), caption);
    expect(one.unanswered).toContain(item['caption']);
    [one.answered, one.unanswered] = [item, []];
    return item;
  }

  async #correct(one: Known): Promise<void> {
    const caption = this.#newCaption();
    one.unanswered.push(caption);
    const item = jsonOf(
      await this.#callerOfNext().call('updateContent', 'PATCH', `/v1/content/${idOf(one)}`, { caption }),
      200,
    );
    expect(item).toMatchObject({ caption });
    [one.answered, one.unanswered] = [item, []];
  }

  async #remove(one: Known): Promise<void> {
    one.deletion = 'sent';
    jsonOf(await this.#callerOfNext().call('cancelContent', 'DELETE', `/v1/content/${idOf(one)}`), 200);
    one.deletion = 'answered';
  }

  #newCaption(): string {
    this.#captionsMade += 1;
    return `${captionMark} ${this.#captionsMade}`;
  }
}

async function putAll({ files, targets }: Known): Promise<void> {
  for (const [index, { bytes }] of files.entries()) {
    const answer = await put(targets[index], bytes);
    // A store of its own says nothing of when. versitygw answers 409 when the folder of a key is removed with its
    // last object meanwhile.
    if (answer.status >= 500 || answer.body.includes('ExistingObjectIsDirectory'))
      throw new ComeAgainError(`PUT: ${answer.status}`);
    expect(answer.status).toBe(200);
  }
}

function idOf({ targets }: Known): string {
  return targets[0]?.containerId ?? '';
}
