import { InvalidArgumentError } from 'commander';

/** Reads the value of an option that is a whole number from 1 to `most`. */
export function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1 || number > most)
      throw new InvalidArgumentError(`It is a whole number from 1 to ${most}.`);
    return number;
  };
}
