import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { visible } from '../../../i18n/index.ts';
import { dots, maskedMessage } from '../../../log/detail/masked-message.ts';
import { messageLine, type ReadableMessage, readableMessage } from '../../../log/detail/readable-message.ts';
import type { LoggedMessage } from '../../../model/network-entry.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { useTranslator } from '../../state/words/translator-context.ts';
import { SecretsButton } from './SecretsButton.tsx';

interface Props {
  readonly message: LoggedMessage;
  readonly socket: EndedSocket;
  /** It is the message that gave the reason of the end. */
  readonly saysWhy: boolean;
}

/** One message: a line with its beginning, and all of it laid out once it is opened. */
export function MessageLine({ message, socket, saysWhy }: Props) {
  const { formats } = useTranslator();
  const [open, setOpen] = useState(false);
  const [bare, setBare] = useState(false);
  const masked = useMemo(() => maskedMessage(message, socket), [message, socket]);
  const shown = bare ? message : masked;
  const { direction, at, kind, size } = message;
  return (
    <details
      class={saysWhy ? 'message says-why' : 'message'}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class="message-facts">
          <time dateTime={new Date(at).toISOString()}>{formats.exactTime(at)}</time>{' '}
          <span class={direction}>
            <Text of={`detail.lastWords.${direction}`} />
          </span>{' '}
          <span>{kind === 'binary' ? formats.bytes(size) : formats.number(size)}</span>
          {saysWhy && (
            <b class="goodbye">
              <Text of="detail.lastWords.goodbye" />
            </b>
          )}
        </span>
        <code class="message-beginning excerpt" dir="ltr">
          {size === 0 ? (
            <Text of="detail.lastWords.empty" />
          ) : (
            visible(bare ? messageLine(message) : dots(messageLine(masked)))
          )}
        </code>
      </summary>
      {open && (
        <WholeMessage message={shown} masked={masked}>
          {masked !== message && <SecretsButton open={bare} onPress={() => setBare(!bare)} />}
        </WholeMessage>
      )}
    </details>
  );
}

interface WholeProps {
  /** As it is shown: `masked`, or as it came. */
  readonly message: LoggedMessage;
  /** With its secrets masked: what is copied. */
  readonly masked: LoggedMessage;
  readonly children: ComponentChildren;
}

function WholeMessage({ message, masked, children }: WholeProps) {
  const { platform } = usePanel();
  const readable = useMemo(() => readableMessage(message), [message]);
  return (
    <div class="message-whole">
      {children}
      {readable.kind === 'binary' && (
        <>
          <h3>
            <Text of="detail.lastWords.bytes" />
          </h3>
          <Box text={readable.hex} />
          {readable.text !== '' && (
            <h3>
              <Text of="detail.lastWords.asText" />
            </h3>
          )}
        </>
      )}
      {readable.text !== '' && <Box text={message === masked ? dots(readable.text) : readable.text} />}
      {message.cut && (
        <p class="secondary">
          <Text of="detail.lastWords.cut" />
        </p>
      )}
      <CopyButton
        variant="subtle"
        label="detail.lastWords.copy"
        text={() => copied(readableMessage(masked), masked)}
        copyText={platform.copyText}
      />
    </div>
  );
}

/** The message as it came; bytes that are no text in hexadecimal. */
const copied = (readable: ReadableMessage, { data }: LoggedMessage): string => {
  if (readable.kind === 'text') return data;
  return readable.text || readable.hex;
};

/** A text of the page, line by line, never as markup. */
function Box({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre dir="ltr" tabIndex={0}>
      {text.split('\n').map(visible).join('\n')}
    </pre>
  );
}
