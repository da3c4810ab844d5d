import express from 'express';
import type { Express, Response } from 'express';
import { answerAsset } from './docs-assets.ts';
import { serveDocs } from './docs.ts';
import type { ShownContract } from './docs.ts';

/** The reference alone, for whoever edits the contract. */
export interface DocsPreview {
  readonly app: Express;
  /** Makes every open page load anew. */
  reload(): void;
  /** Shows in every page what is wrong with the contract; the empty text takes it away. */
  tell(fault: string): void;
  /** Lets go of the open pages, so that the server can close. */
  close(): void;
}

/**
 * What the service would show of this contract, with a script more, which waits for word of a change (server-sent
 * events).
 */
export function createDocsPreview(current: () => ShownContract): DocsPreview {
  const pages = new Set<Response>();
  let fault = '';
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_req, res) => {
    res.redirect('/docs');
  });
  app.get('/docs/preview.js', answerAsset('preview.js'));
  app.get('/docs/changes', (_req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    res.write(event('fault', fault));
    pages.add(res);
    res.once('close', () => pages.delete(res));
  });
  app.use(serveDocs(current, 'preview.js'));
  app.use('/v1', (_req, res) => {
    res
      .status(404)
      .json({ error: { code: 'NOT_FOUND', message: 'This is the reference alone. Start a service to try requests.' } });
  });
  const send = (text: string) => {
    for (const page of pages) page.write(text);
  };
  return {
    app,
    reload: () => send(event('change', '')),
    tell: (text) => send(event('fault', (fault = text))),
    close: () => {
      for (const page of pages) page.end();
    },
  };
}

/** As JSON, since what follows a line break would be lost. */
function event(name: string, text: string): string {
  return `event: ${name}\ndata: ${JSON.stringify(text)}\n\n`;
}
