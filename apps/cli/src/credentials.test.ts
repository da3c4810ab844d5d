import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialsJson, makeFolder } from '../test/folder.ts';
import { readEnvironment } from './config.ts';
import { findCredentials } from './credentials.ts';
import { UsageError } from './errors/usage-error.ts';

function scene() {
  const folder = makeFolder({
    'named/credentials.json': credentialsJson('named'),
    'fromenv/credentials.json': credentialsJson('fromenv'),
    'work/.data/credentials.json': credentialsJson('above'),
    'work/deep/down/note.txt': '',
  });
  return { folder, workingDirectory: path.join(folder, 'work/deep/down') };
}

const everything = (folder: string) =>
  readEnvironment({
    LAYERS_API_KEY: 'lp_live_env',
    LAYERS_BASE_URL: 'http://env.test',
    LAYERS_PROJECT_ID: 'prj_env',
    DATA_DIR: path.join(folder, 'fromenv'),
  });

describe('the order of the sources', () => {
  it('1. --data-dir, also before a key in the environment', () => {
    const { folder, workingDirectory } = scene();
    const found = findCredentials({ dataDir: '../../../named', environment: everything(folder), workingDirectory });
    expect(found).toEqual({
      baseUrl: 'http://127.0.0.1:8787',
      apiKey: 'lp_live_named',
      projectId: 'prj_named',
      file: path.join(folder, 'named/credentials.json'),
    });
  });

  it('2. LAYERS_API_KEY, with the base URL and project beside it', () => {
    const { folder, workingDirectory } = scene();
    const found = findCredentials({ environment: everything(folder), workingDirectory });
    expect(found).toEqual({ baseUrl: 'http://env.test', apiKey: 'lp_live_env', projectId: 'prj_env', file: null });
  });

  it('3. DATA_DIR; LAYERS_PROJECT_ID without LAYERS_API_KEY does not mix in', () => {
    const { folder, workingDirectory } = scene();
    const environment = { ...everything(folder), apiKey: undefined };
    expect(findCredentials({ environment, workingDirectory })).toMatchObject({
      apiKey: 'lp_live_fromenv',
      projectId: 'prj_fromenv',
    });
  });

  it('4. the nearest .data above', () => {
    const { workingDirectory } = scene();
    expect(findCredentials({ environment: readEnvironment({}), workingDirectory })).toMatchObject({
      apiKey: 'lp_live_above',
    });
  });
});

describe('--test', () => {
  it('takes the test key of the file', () => {
    const { workingDirectory } = scene();
    expect(findCredentials({ test: true, environment: readEnvironment({}), workingDirectory })).toMatchObject({
      apiKey: 'lp_test_above',
    });
  });

  it('is refused beside LAYERS_API_KEY', () => {
    const { folder, workingDirectory } = scene();
    expect(() => findCredentials({ test: true, environment: everything(folder), workingDirectory })).toThrow(/--test/);
  });
});

describe('what cannot be used', () => {
  it('a key without an address', () => {
    const environment = readEnvironment({ LAYERS_API_KEY: 'lp_live_env' });
    expect(() => findCredentials({ environment, workingDirectory: makeFolder() })).toThrow(/LAYERS_BASE_URL/);
  });

  it('a named folder without the file, even if one lies above', () => {
    const { workingDirectory } = scene();
    const environment = readEnvironment({ DATA_DIR: 'nowhere' });
    expect(() => findCredentials({ environment, workingDirectory })).toThrow(UsageError);
    expect(() => findCredentials({ dataDir: 'nowhere', environment: readEnvironment({}), workingDirectory })).toThrow(
      /nowhere/,
    );
  });

  it.each(['', '{"liveKey":"lp_live_secret"', '{"liveKey":"lp_live_secret"}', 'null'])(
    'the file %j, without showing a key',
    (text) => {
      const workingDirectory = makeFolder({ '.data/credentials.json': text });
      const find = () => findCredentials({ environment: readEnvironment({}), workingDirectory });
      expect(find).toThrow(/does not hold/);
      expect(find).not.toThrow(/secret/);
    },
  );

  it('none at all', () => {
    const workingDirectory = makeFolder();
    expect(() => findCredentials({ environment: readEnvironment({}), workingDirectory })).toThrow(
      /--data-dir.*LAYERS_API_KEY/,
    );
  });
});
