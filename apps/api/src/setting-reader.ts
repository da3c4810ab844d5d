export type Environment = Readonly<Record<string, string | undefined>>;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

export type SettingReader = ReturnType<typeof settingReader>;

/** Reads single settings; what is wrong with one goes to `faults`, with its variable, and a value stands in for it. */
export function settingReader(env: Environment, faults: string[]) {
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const fault = (name: string, what: string): void => {
    faults.push(`${name}: ${what}`);
  };
  const integer = (name: string, fallback: number, { min, max }: Bounds): number => {
    const value = given(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    fault(name, `must be a whole number from ${min} to ${max}, is "${value}"`);
    return fallback;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = given(name);
    if (value === undefined) return fallback;
    const match = allowed.find((candidate) => candidate === value);
    if (match === undefined) fault(name, `must be one of ${allowed.join(', ')}, is "${value}"`);
    return match ?? fallback;
  };
  return {
    given,
    fault,
    integer,
    oneOf,
    text: (name: string, fallback: string): string => given(name) ?? fallback,
    flag: (name: string, fallback: boolean): boolean => oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true',
    seconds: (name: string, fallback: number, bounds: Bounds): number => integer(name, fallback, bounds) * 1_000,
    /** Without trailing slashes. */
    url: (name: string, fallback: string): string => {
      const value = given(name) ?? fallback;
      const url = URL.canParse(value) ? new URL(value) : null;
      if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
        fault(name, 'must be an http or https URL without query, fragment or credentials');
      }
      return value.replace(/\/+$/, '');
    },
    origins: (name: string): readonly string[] => {
      const values = (given(name) ?? '').split(',').map((value) => value.trim()).filter((value) => value !== '');
      for (const value of values) {
        if (!URL.canParse(value) || new URL(value).origin !== value) {
          fault(name, `must be origins such as https://app.example.com, separated by commas; "${value}" is none`);
        }
      }
      return values;
    },
    /** Never repeated in a fault. */
    secret: (name: string): string | null => {
      const value = given(name) ?? null;
      if (value !== null && Buffer.byteLength(value) < 32) fault(name, 'must have at least 32 bytes');
      return value;
    },
  };
}
