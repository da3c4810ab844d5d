import type { ReactElement, ReactNode } from 'react';

/** What a view begins with. @param text one line of what it is for; @param children actions beside the title. */
export function ViewHeader({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <header className="view-header">
      <div>
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children !== undefined && <div className="view-actions">{children}</div>}
    </header>
  );
}
