import type { ReactElement } from 'react';

/** The name of the product with its sign. */
export function Mark(): ReactElement {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="mark-ground" />
        <path d="M8 12.5 16 8l8 4.5-8 4.5z" className="mark-top" />
        <path d="m8 16.5 8 4.5 8-4.5M8 20.5l8 4.5 8-4.5" className="mark-below" />
      </svg>
      Layers Content
    </span>
  );
}
