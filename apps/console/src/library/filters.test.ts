import { describe, expect, test } from 'vitest';
import { filtersIn, isNarrowed, queryOf } from './filters.ts';

const now = new Date('2026-03-08T12:00:00.900Z');

describe('the filters of the library', () => {
  test('say in an address what the API is asked for', () => {
    const filters = filtersIn(new URLSearchParams('status=queued&review=pending&age=7&origin=uploaded'));
    expect(queryOf(filters, now)).toEqual({
      status: ['queued'],
      approvalStatus: ['pending'],
      since: '2026-03-01T12:00:00Z',
      creativeType: 'uploaded',
    });
    expect(isNarrowed(filters)).toBe(true);
  });

  test('leave nothing out when the address does not say, or says what is no filter', () => {
    const filters = filtersIn(new URLSearchParams('status=elsewhere&other=1'));
    expect(queryOf(filters, now)).toEqual({});
    expect(isNarrowed(filters)).toBe(false);
  });
});
