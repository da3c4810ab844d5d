import { serviceSettings, storageSettings } from '../src/config/settings.ts';
import type { Setting, SettingName, SettingValues } from '../src/config/settings.ts';

type Row = Setting<SettingValues[SettingName]>;

/** Where the page stands. */
export const settingsPage = new URL('../../../docs/settings.md', import.meta.url);

/** The list of all settings, as their table has them. */
export function renderSettingsPage(): string {
  return `<!-- Written by \`npm run generate\` from apps/api/src/config/settings.ts. Change the settings there. -->

# Settings

Environment variables, read once at the start. A wrong value stops the start, and all faults are named at once. An empty
value counts as none. How to run the service for longer than an afternoon: [operations.md](operations.md).

${tableOf(serviceSettings)}
## On PostgreSQL and S3

For as many processes as wanted. What the bucket needs: [s3.md](s3.md).

${tableOf(storageSettings)}`;
}

function tableOf(settings: Readonly<Record<string, Row>>): string {
  const rows = Object.entries(settings).map(
    ([name, setting]) => `| \`${name}\` | ${setting.type.form} | ${defaultOf(setting)} | ${setting.text} |\n`,
  );
  return `| name | value | default | meaning |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function defaultOf({ default: value, defaultText }: Row): string {
  const written = value === null ? '' : String(value);
  return defaultText ?? (written === '' ? 'none' : `\`${written}\``);
}
