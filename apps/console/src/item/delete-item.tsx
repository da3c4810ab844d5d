import type { ContentItem } from '@layers-content/client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { Dialog, DialogActions } from '../design/dialog.tsx';
import { FaultLine } from '../design/states.tsx';
import { libraryPath } from '../shell/routes.ts';
import { useSession } from '../sign-in/session.tsx';
import { useChange } from './item-query.ts';

/** Deletes an item, or cancels its upload, once a person has confirmed it. */
export function DeleteItem({ item }: { readonly item: ContentItem }): ReactElement {
  const { client } = useSession();
  const [, navigate] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const deleting = useChange(item.id, () => client.cancelContent(item.id));
  const [verb, consequence] =
    item.status === 'completed'
      ? ['Delete', 'Its files are no longer served from that moment on, wherever their addresses were used.']
      : ['Cancel upload', 'What was sent of it is thrown away.'];
  const close = () => {
    setIsAsking(false);
  };
  return (
    <>
      <Button
        look="danger"
        icon="trash"
        onPress={() => {
          setIsAsking(true);
        }}
      >
        {verb}…
      </Button>
      <Dialog role="alertdialog" title={`${verb}?`} isOpen={isAsking} onClose={close}>
        <p>{consequence} This cannot be undone.</p>
        <FaultLine error={deleting.error} />
        <DialogActions>
          <Button look="quiet" autoFocus onPress={close}>
            Keep it
          </Button>
          <Button
            look="danger"
            isPending={deleting.isPending}
            onPress={() => {
              deleting.mutate(undefined, {
                onSuccess: () => {
                  navigate(libraryPath(item.projectId));
                },
              });
            }}
          >
            {verb}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
