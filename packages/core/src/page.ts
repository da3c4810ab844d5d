/** A keyset position: the last row of the page before. `createdAt` has milliseconds. */
export interface PagePosition {
  readonly createdAt: Date;
  readonly id: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly next: PagePosition | null;
}

/** What a repeated effect left as it was is not `changed`; nothing is told of it again. */
export type Changed<T> = T & { readonly changed: boolean };
