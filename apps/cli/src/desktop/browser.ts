import type { Desktop } from '../config.ts';
import { runProgram } from './run-program.ts';
import type { Program } from './run-program.ts';

const openers: Readonly<Record<Desktop, (address: string) => readonly Program[]>> = {
  mac: (address) => [{ file: 'open', args: [address] }],
  // `start` would have cmd read the address.
  windows: (address) => [{ file: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', address] }],
  wsl: (address) => [
    { file: 'wslview', args: [address] },
    { file: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', address] },
  ],
  wayland: (address) => [{ file: 'xdg-open', args: [address] }],
  x11: (address) => [{ file: 'xdg-open', args: [address] }],
  none: () => [],
};

/** @returns whether a browser was told to show the address. */
export async function showInBrowser(address: string, desktop: Desktop): Promise<boolean> {
  for (const program of openers[desktop](address)) if (await runProgram(program)) return true;
  return false;
}
