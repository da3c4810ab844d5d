import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** A link that looks like a button. @param look as a button's. */
export function ButtonLink({
  href,
  look = 'plain',
  icon,
  children,
}: {
  readonly href: string;
  readonly look?: 'main' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Link href={href} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}
