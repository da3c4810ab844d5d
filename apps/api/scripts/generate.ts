import { writeFile } from 'node:fs/promises';
import { renderSettingsPage, settingsPage } from './settings-page.ts';

await writeFile(settingsPage, renderSettingsPage());
