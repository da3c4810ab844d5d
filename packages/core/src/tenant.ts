/** Keys come in two worlds that never meet: what a test key makes, a live key cannot see. */
export type World = 'live' | 'test';

/** Whose data a request may touch. Every query is bound to one of these. */
export interface Tenant {
  /** Bare uuid of the organization. */
  readonly organizationId: string;
  readonly world: World;
}
