/** Path the console is mounted at, such as `/console/`; the service writes it into the page. */
export const mountPath = mountOf(document);

/** Where the API answers: the origin of the page and what stands before `/console/`. */
export const apiBaseUrl = `${location.origin}${mountPath.replace(/\/console\/$/, '')}`;

/** @throws Error when the page does not say it. */
function mountOf(page: Document): string {
  const mount = page.querySelector('meta[name="mount"]')?.getAttribute('content');
  if (!mount) throw new Error('the page does not say where it is mounted');
  return mount;
}
