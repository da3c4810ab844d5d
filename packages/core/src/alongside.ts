import type { TenantUnit } from './ports/repository.ts';

/** What is written in the transaction of an effect, beside the effect: the kept reply, the audit line. */
export type Alongside<Outcome> = (unit: TenantUnit, outcome: Outcome) => Promise<void>;
