/**
 * How both engines plan: loops over indexes, in the order of an index. Every statement of a request has an index for
 * it, but a plan that was made while a table was small prefers to read it whole, and is kept when the table has
 * grown. Nothing is forbidden by this: where there is no other way the planner takes the one that is off, and must
 * then not compile for what it believes to be very dear (docs/decisions/0039-what-the-planner-believes.md).
 */
export const plannerSettings = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_sort: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
} as const;
