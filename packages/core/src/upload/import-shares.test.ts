import { describe, expect, it } from 'vitest';
import { ConcurrencyLimitError } from '../errors.ts';
import { ImportShares } from './import-shares.ts';

/** Two imports, each from a host of its own, of an organization that no other is. */
const twoOf = (shares: ImportShares, organization: number) =>
  ['a', 'b'].map((name) => shares.enter(`organization ${organization}`, [`${name}${organization}.example`]));

describe('imports at work', () => {
  it('are eight in a process, whoever they are of', () => {
    const shares = new ImportShares();
    const [first] = [1, 2, 3, 4].flatMap((organization) => twoOf(shares, organization));
    expect(() => twoOf(shares, 5)).toThrow(new ConcurrencyLimitError('imports', 8));
    first?.leave();
    const again = shares.enter('organization 5', ['a5.example']);
    expect(() => shares.enter('organization 5', ['b5.example'])).toThrow(new ConcurrencyLimitError('imports', 8));
    again.leave();
  });

  it('are two at a host, also where a redirect names it, and one of several files counts once', () => {
    const shares = new ImportShares();
    const places = [1, 2, 3].map((n) => shares.enter(`organization ${n}`, n < 3 ? ['a.example', 'a.example'] : []));
    expect(() => places[2]?.atHost('a.example')).toThrow(new ConcurrencyLimitError('imports from one host', 2));
    places[0]?.leave();
    places[0]?.leave();
    places[2]?.atHost('a.example');
    expect(() => shares.enter('organization 4', ['a.example'])).toThrow(ConcurrencyLimitError);
  });

  it('that are refused take nothing', () => {
    const shares = new ImportShares();
    const [one, two] = twoOf(shares, 1);
    for (let n = 0; n < 10; n += 1)
      expect(() => shares.enter('organization 1', ['c.example'])).toThrow(
        new ConcurrencyLimitError('imports of one organization', 2),
      );
    one?.leave();
    two?.leave();
    expect([1, 2, 3, 4].flatMap((organization) => twoOf(shares, organization))).toHaveLength(8);
  });
});
