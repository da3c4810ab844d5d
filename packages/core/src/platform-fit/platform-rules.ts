import type { Fraction } from '../content/media-info.ts';
import type { FitCode, FitIssue } from '../content/platform-fit.ts';

/** What a post is to a platform: one video, one picture, or several pictures. */
export type PostKind = 'video' | 'image' | 'slideshow';

/** One rule as data, enough to show it or to judge by it. */
export interface PlatformRule {
  /** `<platform>.<what>`; unique, and stays when a limit changes. An issue names it as its `rule`. */
  readonly id: string;
  readonly code: FitCode;
  readonly severity: FitIssue['severity'];
  /** What is measured: each video, each image, or the post as a whole. */
  readonly target: 'video' | 'image' | 'post';
  /** The kinds of post it holds for. */
  readonly posts: readonly PostKind[];
  readonly measure: string;
  /** `min` and `max` are inclusive; `oneOf` a closed list; `sameAsFirst`: as on the first asset of the post. */
  readonly check: 'min' | 'max' | 'oneOf' | 'sameAsFirst';
  /** A fraction where the unit is a ratio, a list for `oneOf`, `null` for `sameAsFirst`. */
  readonly limit: number | Fraction | readonly string[] | null;
  readonly unit: string;
  /** Names measured value, limit and what to do; `{measured}` and `{limit}` stand for the values with their units. */
  readonly message: string;
  /** The platform's own word for the fault, where it has one. */
  readonly platformCode: string | null;
  /**
   * A command that mends the file, where there is one; `INPUT` and `OUTPUT` stand for file names, `{limit}` for the
   * size of the first picture.
   */
  readonly fix: string | null;
  /** The public document the limit was read in; two as in a `FitIssue`. */
  readonly source: string;
}

/** Everything one platform demands, as it was public on a day. */
export interface PlatformRules<Id extends string = string> {
  readonly platform: Id;
  /** How messages call it. */
  readonly name: string;
  /** Raised with every change of a rule. */
  readonly version: number;
  /** The day the sources were read, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** Where a post of each kind appears, in one word each. */
  readonly surfaces: Readonly<Record<PostKind, string>>;
  readonly rules: readonly PlatformRule[];
}
