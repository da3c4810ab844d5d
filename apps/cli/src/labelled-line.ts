import { printable } from './terminal.ts';

/** A label and its value; a value of several lines stays in its column. */
export function line(label: string, value: string, width = 11): string {
  const [first = '', ...others] = printable(value).split('\n');
  return [label.padEnd(width) + first, ...others.map((text) => ' '.repeat(width) + text)].join('\n').trimEnd();
}
