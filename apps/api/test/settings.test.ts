import { readFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { renderSettingsPage, settingsPage } from '../scripts/settings-page.ts';
import { readConfig } from '../src/config/config.ts';
import { SettingReader } from '../src/config/setting-reader.ts';
import { settings } from '../src/config/settings.ts';
import type { Setting } from '../src/config/settings.ts';

const rows: readonly (readonly [string, Setting<unknown>])[] = Object.entries(settings);

afterEach(() => {
  vi.restoreAllMocks();
});

test('docs/settings.md is what the table of settings gives (else: npm run generate)', async () => {
  expect(await readFile(settingsPage, 'utf8')).toBe(renderSettingsPage());
});

test('every setting is read, and once, so that its fault is told once', () => {
  const value = vi.spyOn(SettingReader.prototype, 'value');
  readConfig('/', {
    DATABASE_URL: 'postgres://db.example.test/layers',
    SECRET_KEY: 'the secret that all processes share',
    S3_BUCKET: 'media',
    S3_ENDPOINT: 'http://127.0.0.1:9000',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
  });
  expect(value.mock.calls.map(([name]) => name).sort()).toEqual(rows.map(([name]) => name).sort());
});

test('a setting needs settings that are there', () => {
  for (const [, { needs = [] }] of rows) expect(Object.keys(settings)).toEqual(expect.arrayContaining([...needs]));
});
