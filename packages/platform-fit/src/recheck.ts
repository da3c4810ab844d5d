import type { PlatformRules } from '@layers-content/core';

/** Limits move: three did within a year. From so many days on, rules are to be read again at their sources. */
const recheckDays = 120;
const dayMs = 86_400_000;

/** The last day, `YYYY-MM-DD`, on which the rules of a platform count as checked. */
export function checkedUntil({ checkedOn }: Pick<PlatformRules, 'checkedOn'>): string {
  return dayOf(new Date(Date.parse(checkedOn) + recheckDays * dayMs));
}

/** Whether its sources are to be read again, in UTC. */
export function isOverdue(rules: Pick<PlatformRules, 'checkedOn'>, now: Date): boolean {
  return dayOf(now) > checkedUntil(rules);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
