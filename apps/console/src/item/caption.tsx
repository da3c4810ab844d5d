import type { ContentItem } from '@layers-content/client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { FaultLine } from '../design/states.tsx';
import { useSession } from '../sign-in/session.tsx';
import { useChange } from './item-query.ts';
import { Panel } from './panel.tsx';

const mostUnits = 2_200;

/** The text of an item, and a way to change it. */
export function Caption({ item, mayEdit }: { readonly item: ContentItem; readonly mayEdit: boolean }): ReactElement {
  const [isEditing, setIsEditing] = useState(false);
  const stop = () => {
    setIsEditing(false);
  };
  const edit = (
    <Button
      look="quiet"
      icon="pencil"
      onPress={() => {
        setIsEditing(true);
      }}
    >
      Edit
    </Button>
  );
  return (
    <Panel title="Caption" action={mayEdit && !isEditing && edit}>
      {isEditing ? (
        <Editor item={item} onDone={stop} />
      ) : (
        <p className="caption-text">{item.caption === '' ? <i>None</i> : item.caption}</p>
      )}
    </Panel>
  );
}

function Editor({ item, onDone }: { readonly item: ContentItem; readonly onDone: () => void }): ReactElement {
  const { client } = useSession();
  const [caption, setCaption] = useState(item.caption ?? '');
  const saving = useChange(item.id, (text: string) => client.updateContent(item.id, { caption: text }));
  const isTooLong = caption.length > mostUnits;
  return (
    <form
      className="caption-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(caption, { onSuccess: onDone });
      }}
    >
      <Field
        label="New caption"
        lines={6}
        autoFocus
        value={caption}
        onChange={setCaption}
        fault={isTooLong ? `${caption.length - mostUnits} characters too many.` : undefined}
        note={`${caption.length} of ${mostUnits} characters`}
      />
      <FaultLine error={saving.error} />
      <div className="dialog-actions">
        <Button look="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button look="main" type="submit" isPending={saving.isPending} isDisabled={isTooLong}>
          Save
        </Button>
      </div>
    </form>
  );
}
