import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useTranslator } from '../../state/words/translator-context.ts';
import { IconButton } from '../IconButton.tsx';

/**
 * A modal dialog of the platform's own. Shown while it is mounted; Esc, the close button and a click beside it call
 * `onClose`. Keys pressed in it stay in it, so that Esc does not open DevTools' drawer.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const translator = useTranslator();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={heading}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-box">
        <div class="dialog-head">
          <h2 id={heading} class="dialog-title">
            {title}
          </h2>
          <IconButton
            icon="close"
            name={translator.text('interface.app.close')}
            onClick={() => dialog.current?.close()}
          />
        </div>
        {children}
      </div>
    </dialog>
  );
}
