export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
export const isCount: Guard<number> = (value): value is number =>
  isNumber(value) && Number.isSafeInteger(value) && value >= 0;
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';
export const isDate: Guard<Date> = (value): value is Date => value instanceof Date && !Number.isNaN(value.getTime());
export const isBytes: Guard<Uint8Array> = (value) => value instanceof Uint8Array;

export const isRecord: Guard<Readonly<Record<string, unknown>>> = (value): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function nullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value) => value === null || guard(value);
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value) => value === undefined || guard(value);
}

export function either<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value) => one(value) || other(value);
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value) => Array.isArray(value) && value.every((entry) => guard(entry));
}

export function oneOf<const T extends string | number>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((known) => known === value);
}

/** An object whose named properties pass; a missing property is seen as `undefined`. */
export function shape<T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is T => isRecord(value) && entries.every(([name, guard]) => guard(value[name]));
}
