import type { PlatformId } from '@layers-content/platform-fit';
import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Icon } from '../design/icon.tsx';
import { platformName } from '../design/wording.ts';
import { allPlatforms } from './picked-platforms.ts';
import type { PickedPlatforms } from './picked-platforms.ts';
import './platforms.css';

interface PlatformPickerProps {
  readonly picked: PickedPlatforms;
  readonly onPick: (picked: PickedPlatforms) => void;
}

/**
 * A row of all platforms, of which any are picked, and one at least. It is no toolbar with one tab stop: entered by a
 * pointer, that would move the focus to where it was last, and scroll the pressed button away from under the finger.
 */
export function PlatformPicker({ picked, onPick }: PlatformPickerProps): ReactElement {
  const toggle = (id: PlatformId, isPicked: boolean) => {
    const next = allPlatforms.filter((other) => (other === id ? isPicked : picked.includes(other)));
    if (next.length > 0) onPick(next);
  };
  return (
    <div role="group" aria-label="Platforms to judge for" className="platforms">
      {allPlatforms.map((id) => (
        <ToggleButton
          key={id}
          className="platform"
          isSelected={picked.includes(id)}
          onChange={(isPicked) => toggle(id, isPicked)}
        >
          <Icon name={picked.includes(id) ? 'check' : 'plus'} />
          {platformName(id)}
        </ToggleButton>
      ))}
    </div>
  );
}
