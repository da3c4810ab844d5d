import { shownContract, slugOf } from './shown-contract.js';

// The renderer's validation (zod) would try to compile code, which the page's policy forbids; asked so, it does not try.
globalThis.__zod_globalConfig = { jitless: true };
const renderer = new URL('scalar.js', import.meta.url);
const [answer] = await Promise.all([fetch(new URL('openapi.json', document.baseURI)), import(renderer)]);

// What stands there until now would be taken for the renderer's own, made by a server.
document.querySelector('#reference').replaceChildren();

/** Nothing is asked of another host: no fonts, no proxy, no agents, no tools that lead elsewhere. */
window.Scalar.createApiReference('#reference', {
  content: shownContract(await answer.json()),
  theme: 'none',
  layout: 'modern',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'none',
  hiddenClients: true,
  defaultOpenFirstTag: true,
  orderRequiredPropertiesFirst: true,
  generateOperationSlug: slugOf,
  persistAuth: false,
  authentication: { preferredSecurityScheme: 'bearerAuth' },
});
