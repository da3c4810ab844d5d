import type { Output } from '../terminal.ts';

/** Lines at the end of what a terminal shows, drawn anew in their place. */
export interface LiveLines {
  readonly draw: (lines: readonly string[]) => void;
  /** Puts a line above them, to stay. */
  readonly above: (line: string) => void;
}

export function liveLines(output: Output): LiveLines {
  let drawn: readonly string[] = [];
  const replace = (above: readonly string[], lines: readonly string[]) => {
    const up = drawn.length === 0 ? '' : `\u001b[${drawn.length}A`;
    output.write(`${up}\r\u001b[J${[...above, ...lines].map((line) => `${line}\n`).join('')}`);
    drawn = lines;
  };
  return {
    draw: (lines) => replace([], lines),
    above: (line) => replace([line], drawn),
  };
}
