import { describe, expect, it } from 'vitest';
import { readEnvironment } from './config.ts';

const linux = { platform: 'linux', homeFolder: '/home/ada' } as const;

it('trims, and takes an empty value for none', () => {
  expect(readEnvironment({ LAYERS_API_KEY: ' lp_live_x\n', LAYERS_BASE_URL: '', DATA_DIR: 'here' }, linux)).toEqual({
    apiKey: 'lp_live_x',
    baseUrl: undefined,
    projectId: undefined,
    dataDir: 'here',
    noColor: false,
    programName: 'layers-content',
    stateHome: '/home/ada/.local/state',
    desktop: 'none',
  });
});

it('speaks of npx to those who came by it, and heeds NO_COLOR and XDG_STATE_HOME', () => {
  const variables = { npm_command: 'exec', NO_COLOR: '1', XDG_STATE_HOME: '/var/state' };
  expect(readEnvironment(variables, linux)).toMatchObject({
    programName: 'npx layers-content',
    noColor: true,
    stateHome: '/var/state',
  });
});

describe('where browser and clipboard are', () => {
  it.each([
    ['darwin', {}, 'mac'],
    ['win32', {}, 'windows'],
    ['linux', { WSL_DISTRO_NAME: 'Debian', DISPLAY: ':0' }, 'wsl'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'wayland'],
    ['freebsd', { DISPLAY: ':0' }, 'x11'],
    ['linux', {}, 'none'],
  ] as const)('%s with %j: %s', (platform, variables, desktop) => {
    expect(readEnvironment(variables, { ...linux, platform }).desktop).toBe(desktop);
  });
});
