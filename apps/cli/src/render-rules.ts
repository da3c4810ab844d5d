import type { PlatformRules, PlatformRulesList } from '@layers-content/client';
import { printable } from './terminal.ts';
import type { Paint } from './terminal.ts';

type Rule = PlatformRules['rules'][number];
type Limit = Rule['limit'];

/** What each platform takes: by kind of post, a line for each thing that is measured. */
export function renderRules(paint: Paint): (list: PlatformRulesList) => string {
  return ({ platformRules }) => platformRules.map((platform) => renderPlatform(platform, paint)).join('\n\n');
}

function renderPlatform({ platform, name, version, checkedOn, rules }: PlatformRules, paint: Paint): string {
  const sections = grouped(rules, ({ posts }) => posts.join(', '));
  const width = 2 + Math.max(...rules.map(({ measure }) => inWords(measure).length));
  return [
    `${paint('bold', printable(name))} (${printable(platform)}), rules ${version}, read on ${printable(checkedOn)}`,
    ...sections.flatMap(([posts, those]) => [`  ${posts}`, ...rowsOf(those, width, paint)]),
  ].join('\n');
}

/** What is measured and what is taken; both bounds of a measure in one line. */
function rowsOf(rules: readonly Rule[], width: number, paint: Paint): readonly string[] {
  const measures = grouped(rules, ({ measure, severity, check }) =>
    [measure, severity, check === 'min' || check === 'max' ? 'bounds' : check].join(' '),
  );
  return measures.flatMap(([, [first, ...others]]) => {
    if (first === undefined) return [];
    const label = printable(inWords(first.measure)).padEnd(width);
    const advised = first.severity === 'warning' ? `  ${paint('dim', 'advised')}` : '';
    return [`    ${label}${printable(takenBy([first, ...others]))}${advised}`];
  });
}

function grouped(
  rules: readonly Rule[],
  keyOf: (rule: Rule) => string,
): readonly (readonly [string, readonly Rule[]])[] {
  return [...new Set(rules.map(keyOf))].map((key) => [key, rules.filter((rule) => keyOf(rule) === key)]);
}

/** `video.frameRate` as `video frame rate`. */
function inWords(measure: string): string {
  return measure.replace('.', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function takenBy(rules: readonly Rule[]): string {
  const limitOf = (check: Rule['check']) => rules.find((rule) => rule.check === check);
  const [min, max, oneOf] = [limitOf('min'), limitOf('max'), limitOf('oneOf')];
  if (oneOf !== undefined) return Array.isArray(oneOf.limit) ? oneOf.limit.join(', ') : amount(oneOf.limit, oneOf.unit);
  if (min !== undefined && max !== undefined) return `${bare(min.limit, min.unit)} to ${amount(max.limit, max.unit)}`;
  if (min !== undefined) return `at least ${amount(min.limit, min.unit)}`;
  if (max !== undefined) return `at most ${amount(max.limit, max.unit)}`;
  return 'as the first';
}

function amount(limit: Limit, unit: string): string {
  const shownUnit = unit === 'ms' ? 's' : unit;
  return unit === 'width:height' ? bare(limit, unit) : `${bare(limit, unit)} ${shownUnit}`;
}

/** A number without its unit, thousands apart; a shape as `4:5`, or by hundredths as `1.91:1`. */
function bare(limit: Limit, unit: string): string {
  if (typeof limit === 'number') return (unit === 'ms' ? limit / 1_000 : limit).toLocaleString('en');
  if (limit === null || !('numerator' in limit)) return String(limit);
  const { numerator, denominator } = limit;
  return denominator === 100 ? `${numerator / 100}:1` : `${numerator}:${denominator}`;
}
