// A dialog of the browser: it traps the focus, closes with Escape and gives the focus back.
import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Rejection } from '../client.js';
import { Progress } from './progress.js';

/** The open dialog. */
export const dialog = signal<(() => JSX.Element) | undefined>(undefined);

export const close = (): void => {
  dialog.value = undefined;
};

/**
 * For the event of a dialog that the browser closed. The event of one that is no longer in the document comes later, when
 * another may be open.
 */
export const closed = ({ currentTarget }: { currentTarget: HTMLDialogElement }): void => {
  if (currentTarget.isConnected) close();
};

export function Dialogs() {
  const Content = dialog.value;
  return Content ? <Content /> : null;
}

/** Shows a dialog while it is drawn. It leaves the document before the browser could give the focus back. */
export function useModal() {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = element.current!;
    shown.showModal();
    return () => {
      shown.close();
      if (before instanceof HTMLElement) queueMicrotask(() => before.focus());
    };
  }, []);
  return element;
}

interface FrameOptions {
  title: string;
  children: ComponentChildren;
  /** The label of the button that submits; none: the dialog only shows. */
  submit?: string;
  onSubmit?(): Promise<unknown> | unknown;
  wide?: boolean;
  /** Stays open after it was submitted. */
  stay?: boolean;
}

/** A form in a dialog. What the control API rejects is shown in it, and it stays open. */
export function Frame({ title, children, submit, onSubmit, wide, stay }: FrameOptions) {
  const element = useModal();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <dialog ref={element} class={wide ? 'wide' : ''} aria-labelledby="dialog-title" onClose={closed} onCancel={close}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          setFault('');
          try {
            await onSubmit?.();
            if (!stay) close();
          } catch (error) {
            if (!(error instanceof Rejection || error instanceof SyntaxError)) throw error;
            setFault(error.message);
          } finally {
            setBusy(false);
          }
        }}
      >
        <h2 id="dialog-title">{title}</h2>
        {children}
        {busy && <Progress />}
        {fault && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        <div class="acts end">
          <button type="button" onClick={close}>
            {submit && !stay ? 'Cancel' : 'Close'}
          </button>
          {submit && (
            <button type="submit" class="primary" disabled={busy}>
              {submit}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
