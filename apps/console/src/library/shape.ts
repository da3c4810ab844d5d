/** How items are laid out. */
export type Shape = 'grid' | 'list';

const storageName = 'layers-content.shape';

/** What was chosen last in this tab; a grid first. */
export function keptShape(): Shape {
  return sessionStorage.getItem(storageName) === 'list' ? 'list' : 'grid';
}

/** Remembers it for this tab. */
export function keepShape(shape: Shape): void {
  sessionStorage.setItem(storageName, shape);
}
