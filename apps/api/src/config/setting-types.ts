import { isIP } from 'node:net';

/** What the text of a variable must be instead. */
export class SettingFault extends Error {
  override readonly name = 'SettingFault';
}

/** How the text of a variable is read. */
export interface SettingType<T> {
  /** What the text must be; Markdown for the list of settings. */
  readonly form: string;
  /** @throws SettingFault. */
  readonly parse: (given: string) => T;
}

export const text: SettingType<string> = { form: 'text', parse: (given) => given };

/** Texts of one form that a pattern tells. */
export function pattern(form: string, expression: RegExp): SettingType<string> {
  return {
    form,
    parse: (given) => {
      if (!expression.test(given)) throw new SettingFault(`must be the ${form}, is "${given}"`);
      return given;
    },
  };
}

/** Decimal digits; both bounds are allowed. */
export function integer(min: number, max: number): SettingType<number> {
  return {
    form: `${min}–${max}`,
    parse: (given) => {
      const number = /^\d{1,12}$/.test(given) ? Number(given) : Number.NaN;
      if (number >= min && number <= max) return number;
      throw new SettingFault(`must be a whole number from ${min} to ${max}, is "${given}"`);
    },
  };
}

export function oneOf<const T extends string>(...allowed: readonly T[]): SettingType<T> {
  return {
    form: allowed.map((value) => `\`${value}\``).join(', '),
    parse: (given) => {
      const match = allowed.find((candidate) => candidate === given);
      if (match === undefined) throw new SettingFault(`must be one of ${allowed.join(', ')}, is "${given}"`);
      return match;
    },
  };
}

const trueOrFalse = oneOf('true', 'false');
export const flag: SettingType<boolean> = {
  form: trueOrFalse.form,
  parse: (given) => trueOrFalse.parse(given) === 'true',
};

/** Read without trailing slashes. */
export const url: SettingType<string> = {
  form: 'http(s) URL',
  parse: (given) => {
    const { protocol, search, hash, username, password } = URL.canParse(given) ? new URL(given) : { protocol: '' };
    if (!/^https?:$/.test(protocol) || search || hash || username || password) {
      throw new SettingFault('must be an http or https URL without query, fragment or credentials');
    }
    return given.replace(/\/+$/, '');
  },
};

/** Several of a kind, in any order; the fault names the one that is wrong. */
function listOf(form: string, example: string, isRight: (value: string) => boolean): SettingType<readonly string[]> {
  return {
    form: `${form}, separated by commas`,
    parse: (given) => {
      const values = given
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '');
      const wrong = values.find((value) => !isRight(value));
      if (wrong === undefined) return values;
      throw new SettingFault(`must be ${form} such as ${example}, separated by commas; "${wrong}" is none`);
    },
  };
}

export const origins = listOf(
  'origins',
  'https://app.example.com',
  (value) => URL.canParse(value) && new URL(value).origin === value,
);

/** Networks, each as its first address and the bits that its addresses share. */
export const cidrs = listOf('networks', '10.1.0.0/16', (value) => {
  const [, address = '', bits] = /^(.+)\/(\d{1,3})$/.exec(value) ?? [];
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && Number(bits) <= most;
});

const portNumbers = listOf(
  'ports',
  '8443',
  (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535,
);
export const ports: SettingType<readonly number[]> = {
  form: portNumbers.form,
  parse: (given) => portNumbers.parse(given).map(Number),
};

/** Holds a password, so a fault never repeats it. */
export const postgresUrl: SettingType<string> = {
  form: '`postgres://user:password@host:port/database`',
  parse: (given) => {
    // A password with a bare % in it would be told only by the first connection, and not by its name.
    if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given) && !/%(?![0-9a-f]{2})/i.test(given)) return given;
    throw new SettingFault(
      'must be of the form postgres://user:password@host:port/database, with %25 for a % in it and likewise',
    );
  },
};

/** A fault never repeats it. */
export const secret: SettingType<string> = {
  form: 'at least 32 bytes',
  parse: (given) => {
    if (Buffer.byteLength(given) < 32) throw new SettingFault('must have at least 32 bytes');
    return given;
  },
};
