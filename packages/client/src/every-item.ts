import type { ContentItem, ContentPage } from '@layers-content/contract';

/** As many as a page may sensibly hold: items are whole, and requests are counted. */
const pageSize = 100;

/** The items of all pages, one after another; a page is asked for when it is reached. */
export async function* everyItem(
  pageAt: (where: { readonly limit: number; readonly cursor?: string }) => Promise<ContentPage>,
): AsyncGenerator<ContentItem, void, undefined> {
  let page = await pageAt({ limit: pageSize });
  yield* page.items;
  while (page.nextCursor !== null) {
    page = await pageAt({ limit: pageSize, cursor: page.nextCursor });
    yield* page.items;
  }
}
