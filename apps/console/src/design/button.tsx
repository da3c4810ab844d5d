import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  /** `main`: the one thing to do here; `danger`: what cannot be undone; `quiet`: everything that steps back. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A button with words. While `isPending` it says so, and cannot be pressed. */
export function Button({ look = 'plain', icon, children, ...props }: ButtonProps): ReactElement {
  return (
    <AriaButton {...props} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> {
  readonly icon: IconName;
  /** What it does, for whoever does not see the drawing. */
  readonly label: string;
}

/** A button that is a drawing alone. */
export function IconButton({ icon, label, ...props }: IconButtonProps): ReactElement {
  return (
    <AriaButton {...props} aria-label={label} className="icon-button">
      <Icon name={icon} />
    </AriaButton>
  );
}
