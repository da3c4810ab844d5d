// Only under `npm run docs`: the contract changed, so show it anew. The browser reconnects by itself after a restart.
new EventSource(new URL('docs/changes', document.baseURI)).addEventListener('change', () => window.location.reload());
