import type { ReactElement, ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';

interface FieldProps extends Omit<AriaTextFieldProps, 'children' | 'className'> {
  readonly label: string;
  /** What is wanted, or what it is for. */
  readonly hint?: ReactNode;
  /** What is wrong with the value; shown in place of the browser's own words. */
  readonly fault?: string | undefined;
  /** Lines of text it has; one unless told. */
  readonly lines?: number;
  readonly placeholder?: string;
  /** A short line below that changes as one types, such as a count. */
  readonly note?: ReactNode;
}

/** A text to type. */
export function Field({ label, hint, fault, lines = 1, placeholder = '', note, ...props }: FieldProps): ReactElement {
  return (
    // What is wrong is told by the service, and must not keep a corrected form from being sent.
    <AriaTextField {...props} validationBehavior="aria" isInvalid={fault !== undefined} className="field">
      <Label>{label}</Label>
      {lines > 1 ? (
        <TextArea rows={lines} placeholder={placeholder} />
      ) : (
        <Input placeholder={placeholder} spellCheck={false} />
      )}
      {note !== undefined && <div className="field-note">{note}</div>}
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-fault">{fault}</FieldError>
    </AriaTextField>
  );
}
