import { displayWidth, fitted } from './display-width.ts';

/** What a bar tells. */
export interface Bar {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly text: string;
}

const leastBar = 8;

/** Bars one above the other, all of one shape, in lines that leave the last column free: no terminal breaks them. */
export function barLines(bars: readonly Bar[], columns: number): readonly string[] {
  const free = Math.max(0, columns - 1);
  const textWidth = Math.max(0, ...bars.map(({ text }) => displayWidth(text)));
  const longest = Math.max(0, ...bars.map(({ label }) => displayWidth(label)));
  const labelWidth = Math.min(longest, 32, Math.floor(free / 3));
  const barWidth = Math.min(32, free - labelWidth - textWidth - 6);
  return bars.map(({ label, share, text }) => {
    const parts = [fitted(label, labelWidth), ...(barWidth < leastBar ? [] : [drawn(share, barWidth)]), text];
    return fitted(parts.join('  '), free).trimEnd();
  });
}

function drawn(share: number, width: number): string {
  const done = Math.floor(Math.min(1, Math.max(0, share)) * width);
  return `[${'='.repeat(done)}${' '.repeat(width - done)}]`;
}
