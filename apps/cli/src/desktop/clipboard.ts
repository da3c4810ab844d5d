import type { Desktop } from '../config.ts';
import { runProgram } from './run-program.ts';
import type { Program } from './run-program.ts';

const xclip: Program = { file: 'xclip', args: ['-selection', 'clipboard'] };
const xsel: Program = { file: 'xsel', args: ['--clipboard', '--input'] };

/** The text comes by standard input: other users see arguments. */
const tools: Readonly<Record<Desktop, readonly Program[]>> = {
  mac: [{ file: 'pbcopy', args: [] }],
  windows: [{ file: 'clip.exe', args: [] }],
  wsl: [{ file: 'clip.exe', args: [] }],
  wayland: [{ file: 'wl-copy', args: [] }, xclip, xsel],
  x11: [xclip, xsel],
  none: [],
};

/** Tools that could copy here, were they installed. */
export function clipboardTools(desktop: Desktop): readonly string[] {
  return tools[desktop].map(({ file }) => file);
}

/** @returns whether the text is in the clipboard. */
export async function copyToClipboard(text: string, desktop: Desktop): Promise<boolean> {
  for (const tool of tools[desktop]) if (await runProgram(tool, text)) return true;
  return false;
}
