import { withDeadline } from '../deadline.ts';

export interface FairQueueOptions {
  /** How many are at work at once. */
  readonly places: number;
  /** How many of one party may wait. */
  readonly maxWaiting: number;
  /** What is thrown to one that finds its party's line full, or has waited too long. */
  readonly refusal: () => Error;
}

/** The place of one that is at work. */
export interface Turn {
  /** Gives the place to another party, if one waits, and resolves when it is this one's turn again. */
  pass(): Promise<void>;
}

/** A party's members: how many are at work, and who waits, the next one first. */
interface Line {
  readonly party: string;
  atWork: number;
  readonly waiting: Member[];
}

interface Member {
  readonly line: Line;
  isAtWork: boolean;
  /** Tells a waiting one that it has a place. */
  admit: () => void;
}

/**
 * Shares places among parties, so that none waits for all of another's work: a place that gets free goes to the waiting
 * party with the fewest at work, and among equals to the one that came, or gave a place back, before the other.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  #freePlaces: number;
  /** By party, in the order in which they came or last gave a place back; who neither works nor waits has no line. */
  readonly #lines = new Map<string, Line>();

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#freePlaces = options.places;
  }

  /** How many wait, those that let others go first included. */
  get waiting(): number {
    return [...this.#lines.values()].reduce((sum, line) => sum + line.waiting.length, 0);
  }

  /**
   * Does `work` when it is this member's turn.
   * @throws the refusal, before any work, when `waitingEnds` aborts first or too many wait.
   */
  async run<T>(party: string, waitingEnds: AbortSignal, work: (turn: Turn) => Promise<T>): Promise<T> {
    const member: Member = { line: this.#lineOf(party), isAtWork: false, admit: () => undefined };
    if (member.line.waiting.length >= this.#options.maxWaiting) throw this.#options.refusal();
    try {
      const admitted = this.#await(member, 'last');
      if (!member.isAtWork) await withDeadline(waitingEnds, admitted, this.#options.refusal);
      return await work({ pass: () => this.#pass(member) });
    } finally {
      this.#leave(member);
    }
  }

  #lineOf(party: string): Line {
    const line = this.#lines.get(party) ?? { party, atWork: 0, waiting: [] };
    this.#lines.set(party, line);
    return line;
  }

  #await(member: Member, as: 'first' | 'last'): Promise<void> {
    return new Promise((resolve) => {
      member.admit = resolve;
      if (as === 'first') member.line.waiting.unshift(member);
      else member.line.waiting.push(member);
      this.#serve();
    });
  }

  /** One that has left, because its time was up in the middle of its work, has nothing to pass on. */
  async #pass(member: Member): Promise<void> {
    const othersWait = [...this.#lines.values()].some((line) => line !== member.line && line.waiting.length > 0);
    if (!othersWait || !member.isAtWork) return;
    this.#stopWork(member);
    await this.#await(member, 'first');
  }

  #leave(member: Member): void {
    const { line } = member;
    if (member.isAtWork) this.#stopWork(member);
    else line.waiting.splice(line.waiting.indexOf(member), 1);
    if (line.atWork === 0 && line.waiting.length === 0) this.#lines.delete(line.party);
    this.#serve();
  }

  #stopWork(member: Member): void {
    const { line } = member;
    member.isAtWork = false;
    line.atWork -= 1;
    this.#freePlaces += 1;
    this.#lines.delete(line.party);
    this.#lines.set(line.party, line);
  }

  #serve(): void {
    while (this.#freePlaces > 0) {
      const member = this.#nextLine()?.waiting.shift();
      if (!member) return;
      this.#freePlaces -= 1;
      member.line.atWork += 1;
      member.isAtWork = true;
      member.admit();
    }
  }

  #nextLine(): Line | undefined {
    let next: Line | undefined;
    for (const line of this.#lines.values()) {
      if (line.waiting.length > 0 && (!next || line.atWork < next.atWork)) next = line;
    }
    return next;
  }
}
