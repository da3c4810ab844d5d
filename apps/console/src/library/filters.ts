import type { ListContentQuery } from '@layers-content/client';
import type { Option } from '../design/choice.tsx';

/** What the library can be narrowed by; `all` does not narrow. */
export interface Filters {
  readonly status: (typeof statuses)[number]['value'];
  readonly review: (typeof reviews)[number]['value'];
  readonly age: (typeof ages)[number]['value'];
  readonly origin: (typeof origins)[number]['value'];
}

export const statuses = [
  { value: 'all', text: 'Any state' },
  { value: 'completed', text: 'Ready' },
  { value: 'queued', text: 'No file yet' },
  { value: 'processing', text: 'Being checked' },
  { value: 'canceled', text: 'Canceled or deleted' },
  { value: 'failed', text: 'Failed' },
] as const satisfies readonly Option<string>[];

export const reviews = [
  { value: 'all', text: 'Any review' },
  { value: 'pending', text: 'Needs review' },
  { value: 'approved', text: 'Approved' },
  { value: 'rejected', text: 'Rejected' },
] as const satisfies readonly Option<string>[];

export const ages = [
  { value: 'all', text: 'Any time' },
  { value: '1', text: 'Last 24 hours' },
  { value: '7', text: 'Last 7 days' },
  { value: '30', text: 'Last 30 days' },
] as const satisfies readonly Option<string>[];

export const origins = [
  { value: 'all', text: 'Any origin' },
  { value: 'uploaded', text: 'Uploaded' },
  { value: 'generated', text: 'Generated' },
] as const satisfies readonly Option<string>[];

const dayMs = 86_400_000;

/** The filters an address asks for; what it says of no filter does not count. */
export function filtersIn(search: URLSearchParams): Filters {
  return {
    status: oneOf(statuses, search.get('status')),
    review: oneOf(reviews, search.get('review')),
    age: oneOf(ages, search.get('age')),
    origin: oneOf(origins, search.get('origin')),
  };
}

/** Whether anything is left out. */
export function isNarrowed(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== 'all');
}

/** The same as the API asks for it. @param now what ages are counted from. */
export function queryOf({ status, review, age, origin }: Filters, now: Date): ListContentQuery {
  return {
    ...(status !== 'all' && { status: [status] }),
    ...(review !== 'all' && { approvalStatus: [review] }),
    ...(age !== 'all' && { since: wholeSeconds(new Date(now.getTime() - Number(age) * dayMs)) }),
    ...(origin !== 'all' && { creativeType: origin }),
  };
}

/** As the API writes times. */
function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function oneOf<Value extends string>(options: readonly Option<Value>[], text: string | null): Value | 'all' {
  return options.find(({ value }) => value === text)?.value ?? 'all';
}
