import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Choice } from '../design/choice.tsx';
import { DialogActions } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { FaultLine } from '../design/states.tsx';
import { faultsOf, genders, voices } from './project-fields.ts';
import type { ProjectFields } from './project-fields.ts';

interface ProjectFormProps {
  readonly initial: ProjectFields;
  /** What the button says. */
  readonly verb: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (fields: ProjectFields) => void;
  readonly onCancel: () => void;
}

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));

/** The fields of a project. What is wrong with one is said beside it, in the service's words. */
export function ProjectForm({ initial, verb, error, isPending, onSubmit, onCancel }: ProjectFormProps): ReactElement {
  const [fields, setFields] = useState(initial);
  const faults = faultsOf(error);
  const set = (change: Partial<ProjectFields>) => {
    setFields({ ...fields, ...change });
  };
  const text = (name: keyof ProjectFields) => ({
    value: fields[name],
    fault: faults[name],
    onChange: (value: string) => {
      set({ [name]: value });
    },
  });
  return (
    <form
      className="project-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(fields);
      }}
    >
      <Field
        label="Name"
        autoFocus
        isRequired
        minLength={3}
        maxLength={30}
        hint="3 to 30 characters"
        {...text('name')}
      />
      <Choice
        label="Time zone"
        options={zones}
        value={fields.timezone}
        onChange={(timezone) => {
          set({ timezone });
        }}
      />
      <details className="project-more" open={Object.keys(faults).length > 0}>
        <summary>About the app and its people</summary>
        <div className="project-form">
          <Field label="App name" maxLength={30} {...text('appName')} />
          <Field label="Tagline" maxLength={80} {...text('tagline')} />
          <Field
            label="Description"
            lines={4}
            maxLength={1000}
            hint="100 to 1,000 characters"
            {...text('appDescription')}
          />
          <div className="project-pair">
            <Choice
              label="Voice"
              options={voices}
              value={fields.brandVoice}
              onChange={(brandVoice) => {
                set({ brandVoice });
              }}
            />
            <Choice
              label="Speaks to"
              options={genders}
              value={fields.targetGender}
              onChange={(targetGender) => {
                set({ targetGender });
              }}
            />
          </div>
          <Field label="Main language" hint="Such as en or pt-BR" {...text('primaryLanguage')} />
          <Field label="Owner’s email" type="email" {...text('ownerEmail')} />
          <Field label="Your own id for the customer" {...text('customerExternalId')} />
        </div>
      </details>
      {Object.keys(faults).length === 0 && <FaultLine error={error} />}
      <DialogActions>
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button look="main" type="submit" isPending={isPending}>
          {verb}
        </Button>
      </DialogActions>
    </form>
  );
}
