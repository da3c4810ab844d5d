/** Keys come in two environments that never meet: what a test key makes, a live key cannot see. */
export type Environment = 'live' | 'test';

/** Whose data a request may touch. Every query is bound to one of these. */
export interface Tenant {
  /** Bare uuid of the organization. */
  readonly organizationId: string;
  readonly environment: Environment;
}
