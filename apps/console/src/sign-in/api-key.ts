/** The world a key speaks to: `test` is the sandbox. */
export type Environment = 'live' | 'test';

/** Told from how the key begins; null for what is no key of this API. */
export function environmentOf(apiKey: string): Environment | null {
  const [, environment] = /^lp_(live|test)_[A-Z2-7]{16}_[\w-]{43}$/.exec(apiKey) ?? [];
  return environment === 'live' || environment === 'test' ? environment : null;
}
