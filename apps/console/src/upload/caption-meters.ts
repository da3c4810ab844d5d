import type { PostKind } from '@layers-content/client';

/** What is asked of a platform's rules: the service's and the bundled ones alike have it. */
export interface LimitingPlatform {
  readonly platform: string;
  readonly name: string;
  readonly rules: readonly {
    readonly measure: string;
    readonly check: string;
    readonly limit: unknown;
    readonly unit: string;
    readonly severity: 'error' | 'warning';
    readonly posts: readonly PostKind[];
  }[];
}

/** How much of what a platform takes in a caption is used. */
export interface CaptionMeter {
  readonly platform: string;
  readonly measure: string;
  /** What is counted, such as `hashtags`. */
  readonly unit: string;
  readonly used: number;
  readonly limit: number;
  /** Over a limit that only warns, the platform changes the post and does not refuse it. */
  readonly severity: 'error' | 'warning';
  readonly isOver: boolean;
}

/**
 * What the rules limit of a caption, of a post of these kinds: for each platform and measure the limit that is met
 * first.
 * @param measured by the name rules call it, as `measureCaption` of platform-fit gives it.
 */
export function captionMetersOf(
  platforms: readonly LimitingPlatform[],
  kinds: ReadonlySet<PostKind>,
  measured: ReadonlyMap<string, number>,
): readonly CaptionMeter[] {
  return platforms.flatMap(({ name, rules }) => {
    const limits = rules.flatMap(({ measure, check, limit, unit, severity, posts }): CaptionMeter[] => {
      const used = measured.get(measure);
      const holds = check === 'max' && posts.some((kind) => kinds.has(kind));
      if (used === undefined || typeof limit !== 'number' || !holds) return [];
      return [{ platform: name, measure, unit, used, limit, severity, isOver: used > limit }];
    });
    const measures = new Set(limits.map(({ measure }) => measure));
    return [...measures].flatMap((name) => decisive(limits.filter(({ measure }) => measure === name)));
  });
}

/** A limit that refuses the post, once it is broken; until then the one that is met first. */
function decisive(meters: readonly CaptionMeter[]): readonly CaptionMeter[] {
  const refusing = meters.filter(({ isOver, severity }) => isOver && severity === 'error');
  return (refusing.length > 0 ? refusing : meters).toSorted((one, other) => one.limit - other.limit).slice(0, 1);
}
