import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `alertdialog` for what must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A window above the page; Escape and a press beside it close it. */
export function Dialog({ title, isOpen, onClose, role = 'dialog', children }: DialogProps): ReactElement {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal">
        <AriaDialog role={role} className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons a dialog ends with. */
export function DialogActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="dialog-actions">{children}</div>;
}
