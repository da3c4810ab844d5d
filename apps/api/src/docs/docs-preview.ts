import express from 'express';
import type { Express, Response } from 'express';
import { answerAsset } from './docs-assets.ts';
import { serveDocs } from './docs.ts';

/** The reference alone, for whoever edits the contract. */
export interface DocsPreview {
  readonly app: Express;
  /** Makes every open page load anew. */
  reload(): void;
  /** Lets go of the open pages, so that the server can close. */
  close(): void;
}

/** The page of the service with a script more, which waits for word of a change (server-sent events). */
export function createDocsPreview(bundleText: () => string): DocsPreview {
  const pages = new Set<Response>();
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_req, res) => {
    res.redirect('/docs');
  });
  app.get('/docs/reload.js', answerAsset('reload.js'));
  app.get('/docs/changes', (_req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    pages.add(res);
    res.once('close', () => pages.delete(res));
  });
  app.use(serveDocs({ bundleText, extraScript: 'reload.js' }));
  return {
    app,
    reload: () => {
      for (const page of pages) page.write('event: change\ndata:\n\n');
    },
    close: () => {
      for (const page of pages) page.end();
    },
  };
}
