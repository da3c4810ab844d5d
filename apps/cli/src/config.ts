import { homedir } from 'node:os';
import path from 'node:path';

/** What shows windows to the user, and so holds browser and clipboard; `none` on a server or over SSH. */
export type Desktop = 'mac' | 'windows' | 'wsl' | 'wayland' | 'x11' | 'none';

/** The settings the CLI takes from its environment; an empty value counts as none. */
export interface Environment {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly projectId: string | undefined;
  readonly dataDir: string | undefined;
  /** `NO_COLOR`, whatever its value. */
  readonly noColor: boolean;
  /** How commands to type next begin: with `npx` where this one was started by it. */
  readonly programName: string;
  /** The folder in which this user's programs keep what they are at. */
  readonly stateHome: string;
  readonly desktop: Desktop;
}

/** The machine: what of it the settings depend on. */
interface Machine {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
}

type Read = (name: string) => string | undefined;

export function readEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
  { platform, homeFolder }: Machine = { platform: process.platform, homeFolder: homedir() },
): Environment {
  const read: Read = (name) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    apiKey: read('LAYERS_API_KEY'),
    baseUrl: read('LAYERS_BASE_URL'),
    projectId: read('LAYERS_PROJECT_ID'),
    dataDir: read('DATA_DIR'),
    noColor: read('NO_COLOR') !== undefined,
    programName: read('npm_command') === 'exec' ? 'npx layers-content' : 'layers-content',
    stateHome:
      read('XDG_STATE_HOME') ??
      (platform === 'win32' ? read('LOCALAPPDATA') : undefined) ??
      path.join(homeFolder, '.local', 'state'),
    desktop: desktopOf(read, platform),
  };
}

function desktopOf(read: Read, platform: NodeJS.Platform): Desktop {
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32') return 'windows';
  if (read('WSL_DISTRO_NAME') !== undefined) return 'wsl';
  if (read('WAYLAND_DISPLAY') !== undefined) return 'wayland';
  return read('DISPLAY') === undefined ? 'none' : 'x11';
}
