import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Icon } from './icon.tsx';

/** One of a short list. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Whether the label is read out only: for choices whose place says what they are. */
  readonly isLabelUnseen?: boolean;
}

/** A choice of one from a list that opens. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
  isLabelUnseen = false,
}: ChoiceProps<Value>): ReactElement {
  return (
    <Select
      className="choice"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={isLabelUnseen ? 'unseen' : 'choice-label'}>{label}</Label>
      <Button className="choice-button">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox items={options.map(({ value: id, text }) => ({ id, text }))} className="choice-list">
          {({ text }) => (
            <ListBoxItem className="choice-item" textValue={text}>
              <span>{text}</span>
              <Icon name="check" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
