import type { Fraction, PlatformRule, PlatformRules, PostKind } from '@layers-content/core';

type Kind = Exclude<PostKind, 'slideshow'>;

/** The tightest limit of all platforms on one measure, and whose it is. */
export interface Tightest {
  readonly measure: string;
  readonly check: PlatformRule['check'];
  readonly limit: number | Fraction | readonly string[];
  readonly unit: string;
  readonly platforms: readonly string[];
}

/** What a post of this kind keeps that fits everywhere; platforms that take none of the kind are left out. */
export function tightestLimits(files: readonly PlatformRules[], kind: Kind): readonly Tightest[] {
  const takers = takersOf(files, kind);
  const all = takers.flatMap(({ name, rules }) =>
    rules.filter((rule) => rule.posts.includes(kind)).map((rule) => ({ name, rule })),
  );
  const keys = new Set(all.map(({ rule }) => `${rule.measure} ${rule.check}`));
  return [...keys].flatMap((key) => {
    const same = all.filter(({ rule }) => `${rule.measure} ${rule.check}` === key);
    return tightestOf(same) ?? [];
  });
}

/** Platforms that take posts of this kind at all. */
export function takersOf(files: readonly PlatformRules[], kind: Kind): readonly PlatformRules[] {
  return files.filter(({ rules }) =>
    rules.every(
      ({ target, measure, limit }) =>
        target !== kind ||
        measure !== 'file.type' ||
        !isWords(limit) ||
        limit.some((word) => word.startsWith(`${kind}/`)),
    ),
  );
}

interface Named {
  readonly name: string;
  readonly rule: PlatformRule;
}

function tightestOf(same: readonly Named[]): Tightest | null {
  const [first] = same;
  if (first === undefined) return null;
  const { measure, check, unit } = first.rule;
  if (check === 'oneOf') {
    const lists = same.map(({ rule: { limit } }) => (isWords(limit) ? limit : []));
    const limit = (lists[0] ?? []).filter((word) => lists.every((list) => list.includes(word)));
    return { measure, check, limit, unit, platforms: same.map(({ name }) => name).filter(isFirst) };
  }
  const bounds = same.flatMap(({ name, rule: { limit } }) =>
    limit === null || isWords(limit) ? [] : [{ name, limit }],
  );
  const sorted = bounds.toSorted((one, other) => valueOf(one.limit) - valueOf(other.limit));
  const best = check === 'min' ? sorted.at(-1) : sorted[0];
  if (best === undefined) return null;
  const platforms = bounds.filter(({ limit }) => valueOf(limit) === valueOf(best.limit)).map(({ name }) => name);
  return { measure, check, limit: best.limit, unit, platforms: platforms.filter(isFirst) };
}

const edge = 1_080;
const slack = 0.95;

/**
 * A film of these measures, whatever came in, as long as it is long enough.
 * @throws Error when the limits leave no room for it.
 */
export function videoCommand(limits: readonly Tightest[]): string {
  const [width, height] = [edge, (edge * 16) / 9];
  demand(limits, { 'video.shape': width / height, 'video.aspectRatio': width / height, 'video.width': width });
  demand(limits, { 'video.shorterSide': width, 'video.longerSide': height, 'video.frameRate': 30 });
  demand(limits, { 'audio.sampleRate': 48_000, 'audio.channels': 2, 'audio.bitRate': 160_000 });
  const seconds = numberOf(limits, 'video.duration', 'max') / 1_000 - 1;
  const ofSize = (numberOf(limits, 'file.size', 'max') * 8 * slack) / seconds;
  const megabits = Math.floor((Math.min(ofSize, numberOf(limits, 'video.bitRate', 'max')) * 0.8) / 1e6);
  const picture = `scale=iw*sar:ih,setsar=1,scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=${width}:${height}:-1:-1,fps=30`;
  return `ffmpeg -i INPUT -t ${seconds} -vf "${picture}" -crf 20 -maxrate ${megabits}M -bufsize ${megabits / 2}M -c:v libx264 -pix_fmt yuv420p -c:a aac -ar 48000 -ac 2 -b:a 160k -movflags +faststart OUTPUT.mp4`;
}

/** A picture of these measures, whatever came in. @throws Error when the limits leave no room for it. */
export function pictureCommand(limits: readonly Tightest[]): string {
  const [width, height] = [edge, (edge * 5) / 4];
  demand(limits, { 'image.aspectRatio': width / height, 'image.width': width, 'image.pixels': width * height });
  demand(limits, { 'image.shorterSide': width, 'image.longerSide': height });
  const kibibytes = Math.floor((numberOf(limits, 'file.size', 'max') * slack) / 1_024);
  const size = `${width}x${height}`;
  return `magick "INPUT[0]" -auto-orient -background white -flatten -resize "${size}^" -gravity center -extent ${size} -quality 92 -define jpeg:extent=${kibibytes}KB OUTPUT.jpg`;
}

function demand(limits: readonly Tightest[], chosen: Readonly<Record<string, number>>): void {
  for (const [measure, value] of Object.entries(chosen)) {
    const [least, most] = [numberOf(limits, measure, 'min'), numberOf(limits, measure, 'max')];
    if (value < least || value > most) throw new Error(`${measure} of ${value} is not from ${least} to ${most}`);
  }
}

/** Without bound where no platform has one. */
function numberOf(limits: readonly Tightest[], measure: string, check: 'min' | 'max'): number {
  const found = limits.find((each) => each.measure === measure && each.check === check)?.limit;
  if (found === undefined || isWords(found))
    return check === 'min' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return valueOf(found);
}

function valueOf(limit: number | Fraction): number {
  return typeof limit === 'number' ? limit : limit.numerator / limit.denominator;
}

function isWords(limit: PlatformRule['limit']): limit is readonly string[] {
  return Array.isArray(limit);
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
