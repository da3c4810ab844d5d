import { fileURLToPath } from 'node:url';
import express from 'express';
import type { RequestHandler } from 'express';

const folder = fileURLToPath(new URL('../../sandbox-media/', import.meta.url));

/** Serves the committed fixtures that items of test keys point to; what is not one falls through. */
export function serveSandboxMedia(): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders: (res) => {
      res.set({
        'Cache-Control': 'public, max-age=3600',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Content-Type-Options': 'nosniff',
      });
    },
  });
}
