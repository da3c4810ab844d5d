import type { UploadSession } from '@layers-content/contract';
import type { LayersClient } from '../client.ts';
import type { Ledger } from './ledger.ts';
import type { Gate } from './pause.ts';
import type { ProgressBoard } from './progress.ts';
import type { RetryOptions } from './retry.ts';
import type { Link } from './signals.ts';
import type { RunInSlot } from './slots.ts';
import type { DeclaredSource } from './source.ts';
import type { Grouping } from './token.ts';

/** What the steps of one upload share. */
export interface Running {
  readonly client: LayersClient;
  readonly projectId: string;
  readonly grouping: Grouping;
  readonly sources: readonly DeclaredSource[];
  readonly ledger: Ledger;
  readonly board: ProgressBoard;
  readonly gate: Gate;
  readonly inSlot: RunInSlot;
  readonly retrying: Pick<RetryOptions, 'policy' | 'onWait'>;
  /** Signals that end when the upload is taken back. */
  readonly link: Link;
  readonly onSession: ((session: UploadSession) => void) | undefined;
}
