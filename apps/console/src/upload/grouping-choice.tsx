import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Icon } from '../design/icon.tsx';
import type { Grouping } from './draft.ts';

const ways = [
  { value: 'per-file', icon: 'grid', title: 'Separate posts', text: 'Every file becomes a post of its own.' },
  { value: 'slideshow', icon: 'slides', title: 'One slideshow', text: 'The pictures are shown in this order.' },
] as const;

interface GroupingChoiceProps {
  readonly value: Grouping;
  readonly onChange: (grouping: Grouping) => void;
}

/** Whether pictures become posts of their own or one slideshow. */
export function GroupingChoice({ value, onChange }: GroupingChoiceProps): ReactElement {
  return (
    <RadioGroup
      className="grouping"
      value={value}
      onChange={(chosen) => {
        onChange(chosen === 'slideshow' ? 'slideshow' : 'per-file');
      }}
    >
      <Label>What becomes of them</Label>
      {ways.map(({ value: way, icon, title, text }) => (
        <RadioField key={way} value={way} className="way-field">
          <RadioButton className="way">
            <Icon name={icon} />
            <span>
              <b>{title}</b>
              <span>{text}</span>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
