import { refusalOfIssues } from '@layers-content/core';

/** A string with the colon that makes it a key, a number, or a bracket; nothing else of JSON matters here. */
const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*|[{}[\]]/g;

/**
 * Refuses numbers in `metadata` that would come back as others, such as 1e400, 9007199254740993 and -0: what it means
 * is the client's own. Elsewhere the schemas bound every number.
 * @param text a body that parses as JSON.
 * @throws ValidationError that names the first such number.
 */
export function refuseAlteredNumbers(text: string): void {
  let depth = 0;
  let property: unknown = null;
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token.startsWith('"')) {
      if (colon !== undefined && depth === 1) property = JSON.parse(token.slice(0, -colon.length));
    } else if (property === 'metadata' && !isKept(token)) {
      throw refusalOfIssues([
        {
          path: 'body/metadata',
          message: `must NOT contain the number ${shown(token)}, which would be kept as another; send it as a string`,
        },
      ]);
    }
  }
}

/** Whether JavaScript's number for a literal is written as the same decimal again. */
function isKept(literal: string): boolean {
  return decimalOf(literal) === decimalOf(String(Number(literal)));
}

/**
 * Sign, digits without zeros at their ends, and the power of ten of the last one: one text for all ways to write a
 * decimal.
 */
function decimalOf(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  const significant = digits.slice(0, end);
  const power = Number(exponent) - fraction.length + digits.length - end;
  return whole === '' || significant === ''
    ? `${sign}${whole === '' ? literal : '0'}`
    : `${sign}${significant}e${power}`;
}

function shown(literal: string): string {
  return literal.length > 40 ? `${literal.slice(0, 40)}…` : literal;
}
