/** @module-tag process */
import { createServerBucket } from '@layers-content/object-store/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersOn, launchChromium, openWatched } from '../browser/chromium.ts';
import { fileOf, judged, pick, ready } from '../browser/console/upload-page.ts';
import { createInstallation } from '../e2e/service-process.ts';
import type { Installation, ServiceProcess } from '../e2e/service-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
