import { describe, expect, it } from 'vitest';
import { refusalOfIssues } from './errors.ts';

const issues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `body/${index}`, message: 'must be string' }));

describe('refusalOfIssues', () => {
  it.each([
    [1, 'body/0 must be string.'],
    [2, 'body/0 must be string, and 1 more issue: see details.issues.'],
    [3, 'body/0 must be string, and 2 more issues: see details.issues.'],
    [21, 'body/0 must be string, and 19 more issues: see details.issues.'],
  ])('of %i says what is wrong first', (count, message) => {
    const refusal = refusalOfIssues(issues(count));
    expect(refusal.message).toBe(message);
    expect(refusal.details).toEqual({ issues: issues(Math.min(count, 20)) });
  });

  it('counts what it tells, each fault once', () => {
    expect(refusalOfIssues([...issues(1), ...issues(2), ...issues(2)]).message).toBe(
      'body/0 must be string, and 1 more issue: see details.issues.',
    );
  });

  it('says something better where it is given', () => {
    expect(refusalOfIssues(issues(2), 'Shorten it.')).toMatchObject({
      message: 'Shorten it.',
      details: { issues: issues(2) },
    });
  });
});
