import type { Locator, Page } from 'playwright-core';
import type { Answer } from '../contract/documented-answers.ts';

/** Opens the window in which an operation is tried out. @param name of the button that does. */
export async function openRequest(page: Page, name: RegExp): Promise<Locator> {
  await page.getByRole('button', { name }).first().click();
  const dialog = page.getByRole('dialog').first();
  await dialog.getByRole('button', { name: /^Send/ }).first().waitFor();
  return dialog;
}

/** Replaces the value of the first variable in the address. */
export async function fillVariable(dialog: Locator, value: string): Promise<void> {
  const field = dialog.getByRole('combobox', { name: 'Value' }).first();
  await field.click();
  await field.fill(value);
}

/** Sends what stands in the window; resolves with the answer from this address. */
export async function sendRequest(dialog: Locator, url: string): Promise<Answer> {
  const [response] = await Promise.all([
    dialog.page().waitForResponse(url),
    dialog.getByRole('button', { name: /^Send/ }).first().click(),
  ]);
  return { status: response.status(), headers: new Headers(response.headers()), body: await response.text() };
}
