import type { ContentItem } from '@layers-content/client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog, DialogActions } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { FaultLine } from '../design/states.tsx';
import { useSession } from '../sign-in/session.tsx';
import { useChange } from './item-query.ts';
import { Panel } from './panel.tsx';

const mostReason = 1_024;

/** Asks for the decision an item waits for. It stays as it is made. */
export function Review({ item }: { readonly item: ContentItem }): ReactElement {
  const { client } = useSession();
  const [isRejecting, setIsRejecting] = useState(false);
  const approving = useChange(item.id, () => client.approveContent(item.id));
  return (
    <Panel title="This item waits for review">
      <p className="soft">Look at it and decide; a decision cannot be taken back.</p>
      <FaultLine error={approving.error} />
      <div className="panel-actions">
        <Button
          look="main"
          icon="check"
          isPending={approving.isPending}
          onPress={() => {
            approving.mutate(undefined);
          }}
        >
          Approve
        </Button>
        <Button
          look="danger"
          icon="cross"
          onPress={() => {
            setIsRejecting(true);
          }}
        >
          Reject…
        </Button>
      </div>
      <RejectDialog
        item={item}
        isOpen={isRejecting}
        onClose={() => {
          setIsRejecting(false);
        }}
      />
    </Panel>
  );
}

function RejectDialog({
  item,
  isOpen,
  onClose,
}: {
  readonly item: ContentItem;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { client } = useSession();
  const [reason, setReason] = useState('');
  const rejecting = useChange(item.id, (text: string) => client.rejectContent(item.id, { reason: text }));
  return (
    <Dialog title="Reject this item" isOpen={isOpen} onClose={onClose}>
      <Field
        label="Reason"
        lines={3}
        autoFocus
        maxLength={mostReason}
        value={reason}
        onChange={setReason}
        hint="Whoever made it reads this."
      />
      <FaultLine error={rejecting.error} />
      <DialogActions>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          look="danger"
          isDisabled={reason.trim() === ''}
          isPending={rejecting.isPending}
          onPress={() => {
            rejecting.mutate(reason, { onSuccess: onClose });
          }}
        >
          Reject
        </Button>
      </DialogActions>
    </Dialog>
  );
}
