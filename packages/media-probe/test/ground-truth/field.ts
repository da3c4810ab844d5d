export type Value = string | number | boolean;

/** One thing that we and another probe both say of a file; `null` where one of the two does not say it. */
export interface Field<Info, Report> {
  /** Its name in `VideoInfo` or `ImageInfo`. */
  readonly name: string;
  /** Where the other probe says it. */
  readonly witness: string;
  readonly ours: (info: Info) => Value | null;
  readonly theirs: (report: Report) => Value | null;
  /** How far apart two numbers may be and still agree, in the field's own unit: what one side rounds away. */
  readonly tolerance?: number;
}

/** A difference that is understood: when both sides are right by their own rules, or the other side errs. */
export interface KnownDifference<Info, Report> {
  readonly code: string;
  /** Names of the fields it may be met in. */
  readonly fields: readonly string[];
  /** What docs/probe-agreement.md says about it. */
  readonly why: string;
  /** True only for this very difference: it says from what else the reports hold how the two values come about. */
  readonly explains: (difference: Difference, info: Info, report: Report) => boolean;
}

export interface Difference {
  readonly ours: Value;
  readonly theirs: Value;
}
