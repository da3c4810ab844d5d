/** What the store is like all the time; everything true makes a good one. */
export interface Behaviour {
  /** Refuses a copy whose `x-amz-copy-source-if-match` does not hold. */
  honoursCopyConditions: boolean;
  /** Refuses `If-None-Match: *` on a PUT over something. */
  honoursWriteConditions: boolean;
  /** A copy has the ETag of its source. */
  keepsEtagOnCopy: boolean;
  /** A copy is whole. */
  copiesWhole: boolean;
  /** Heeds `x-amz-metadata-directive: REPLACE`. */
  replacesMetadata: boolean;
  /** Checks the signatures of URLs. (Those of headers are always checked.) */
  checksSignatures: boolean;
  /** Takes `x-amz-` headers with a URL that did not sign them. (Those of headers are always checked.) */
  takesUnsignedHeaders: boolean;
  checksExpiry: boolean;
  /** Compares a sent SHA-256 with the bytes. */
  checksChecksums: boolean;
  /** Tells the SHA-256 it was sent. */
  tellsChecksums: boolean;
  honoursRanges: boolean;
  /** Tells an absent object from a forbidden one: needs the permission to list. */
  tellsAbsence: boolean;
  /** What everybody may read; null: nothing. */
  publicPrefix: string | null;
  /** Origins whose pages may PUT. */
  corsOrigins: readonly string[];
}

/** A store without a fault. */
export const honest: Behaviour = {
  honoursCopyConditions: true,
  honoursWriteConditions: true,
  keepsEtagOnCopy: true,
  copiesWhole: true,
  replacesMetadata: true,
  checksSignatures: true,
  takesUnsignedHeaders: false,
  checksExpiry: true,
  checksChecksums: true,
  tellsChecksums: true,
  honoursRanges: true,
  tellsAbsence: true,
  publicPrefix: 'public-media/',
  corsOrigins: ['https://app.example'],
};

/** What happens to one request. */
export type Lie =
  /** Answered with an error, nothing done. */
  | { readonly kind: 'refuse'; readonly status: number; readonly code: string }
  /** The connection ends, nothing done. */
  | { readonly kind: 'reset' }
  /** Nothing done, no answer, ever. */
  | { readonly kind: 'silence' }
  /** Done only after this: a slow store, or a PUT that lands late. */
  | { readonly kind: 'delay'; readonly until: Promise<void> }
  /** Answered as if it were done, but nothing is. */
  | { readonly kind: 'feign' }
  /** Done, but the connection ends before the answer. */
  | { readonly kind: 'lose answer' }
  /** The body of the answer breaks off after so many bytes. */
  | { readonly kind: 'cut body'; readonly afterBytes: number }
  /** The same, but it ends as if it were whole, and nobody said how long it is. */
  | { readonly kind: 'quiet cut'; readonly afterBytes: number }
  /** A ranged answer that begins so many bytes later, and says so. */
  | { readonly kind: 'other range'; readonly byBytes: number }
  /** A ranged answer of so many bytes fewer, and its headers say so. */
  | { readonly kind: 'short range'; readonly byBytes: number }
  /** HEAD tells this size. */
  | { readonly kind: 'wrong size'; readonly sizeBytes: number }
  /** Every page of a list says that there is another, and how to ask for it: in the same words each time. */
  | { readonly kind: 'endless list' };
