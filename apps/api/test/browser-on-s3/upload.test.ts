/** @module-tag process */
import { mediaFixture } from '@layers-content/media-probe/testing';
import { createServerBucket } from '@layers-content/object-store/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchChromium, openWatched } from '../browser/chromium.ts';
import { fileOf, judged, pick, ready } from '../browser/console/upload-page.ts';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation } from '../e2e/service-process.ts';
import { s3Server } from '../e2e/shared-servers.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/**
 * The page comes from the service, and its files go to another origin: the store lets them in, and the page's policy
 * lets them out.
 */
let installation: Installation;
let browser: Browser;

beforeAll(async () => {
  const s3 = s3Server();
  if (!s3) throw new Error('this test wants TEST_S3_ENDPOINT: .ci/s3-server versitygw <command>');
  installation = await createInstallation();
  const baseUrl = `http://127.0.0.1:${installation.port}`;
  await installation.start({
    env: {
      PUBLIC_URL: baseUrl,
      S3_BUCKET: await createServerBucket(s3, [baseUrl]),
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await installation.remove();
});

it('takes a film and a picture from the console straight to an S3 server', async () => {
  const { liveKey = '' } = await installation.credentials();
  const baseUrl = `http://127.0.0.1:${installation.port}`;
  const { page, faults, close } = await openWatched(browser, baseUrl);
  const puts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') puts.push(new URL(request.url()).origin);
  });
  await page.goto(`${baseUrl}/console`);
  await page.getByLabel('API key').fill(liveKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Upload' }).first().click();
  await pick(page, [fileOf('teaser.mp4'), fileOf('slide-1.jpg')]);
  await judged(page);
  await page.getByRole('button', { name: 'Upload 2 posts' }).click();
  await ready(page);
  const store = new URL(process.env['TEST_S3_ENDPOINT'] ?? '').origin;
  expect(puts).toEqual([store, store]);
  await page.getByRole('link', { name: 'teaser.mp4' }).click();
  const url = await page.locator('video[src]').getAttribute('src');
  expect((await fetch(url ?? '')).headers.get('content-length')).toBe(String(mediaFixture('teaser.mp4').byteLength));
  // Requests to the store are the point of it; everything else is a fault.
  expect(faults.filter((fault) => !fault.startsWith(`asked ${store}/`))).toEqual([]);
  await close();
});
