import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../../locales/messages.ts';
import type { SocketRecord } from '../../../model/socket.ts';
import { Text, Verbatim } from '../../components/Text.tsx';
import { useTranslator } from '../../state/words/translator-context.ts';
import { Section } from '../Section.tsx';
import { Frames } from './Frames.tsx';

/** Where in the page's code the socket was opened, and closed if the page closed it. */
export function Calls({ socket }: { socket: SocketRecord }) {
  const { openCall, closeCall } = socket;
  if (!openCall && !closeCall) return null;
  return (
    <Section id="calls" folded={socket.state === 'ended'} title={<Text of="interface.detail.calls" />}>
      <dl class="pairs">
        {closeCall && (
          <Pair label="interface.detail.closedBy">
            <Frames stack={closeCall.stack} />
          </Pair>
        )}
        {openCall && (
          <Pair label="interface.detail.openedBy">
            <Frames stack={openCall.stack} />
          </Pair>
        )}
      </dl>
    </Section>
  );
}

/** The socket itself: address, subprotocol, times, traffic. */
export function SocketFacts({ socket }: { socket: SocketRecord }) {
  const connected = socket.state === 'connecting' ? null : socket;
  const { received, sent, lastReceivedAt, lastSentAt } = socket.traffic;
  const { kind, url } = socket.context;
  return (
    <Section
      id="socket"
      folded={socket.state === 'ended'}
      title={<Text of="interface.detail.socket" />}
      aside={<Verbatim text={socket.api} />}
    >
      <dl class="pairs">
        <Pair label="interface.detail.url">
          <Verbatim text={socket.url} />
        </Pair>
        <Pair label="interface.detail.context">
          <Text of={`interface.row.context.${kind}`} />
          {url !== '' && (
            <>
              {' '}
              <Verbatim text={url} />
            </>
          )}
        </Pair>
        {socket.requestedProtocols.length > 0 && (
          <Pair label="interface.detail.protocolAsked">
            <Verbatim text={socket.requestedProtocols.join(', ')} />
          </Pair>
        )}
        {connected && (
          <Pair label="interface.detail.protocol">
            {connected.protocol === '' ? (
              <Text of="interface.detail.none" />
            ) : (
              <Verbatim text={connected.protocol} />
            )}
          </Pair>
        )}
        {connected && connected.extensions !== '' && (
          <Pair label="interface.detail.extensions">
            <Verbatim text={connected.extensions} />
          </Pair>
        )}
        <Pair label="interface.detail.created">
          {socket.createdAt === null ? (
            <Text of="interface.detail.adopted" />
          ) : (
            <Moment at={socket.createdAt} />
          )}
        </Pair>
        {connected && connected.openedAt !== null && (
          <Pair label="interface.detail.opened">
            <Moment at={connected.openedAt} />
          </Pair>
        )}
        {socket.state === 'ended' && (
          <Pair label="interface.detail.ended">
            <Moment at={socket.endedAt} />
          </Pair>
        )}
        <Pair label="interface.detail.received">
          <Messages count={received} last={lastReceivedAt} />
        </Pair>
        <Pair label="interface.detail.sent">
          <Messages count={sent} last={lastSentAt} />
        </Pair>
      </dl>
    </Section>
  );
}

function Messages({ count, last }: { count: number | null; last: number | null }) {
  if (count === null) return <Text of="interface.row.notKnown" />;
  return last === null ? (
    <Text of="interface.detail.messages" values={{ count }} />
  ) : (
    <Text of="interface.detail.messagesLast" values={{ count, last: { time: last } }} />
  );
}

function Moment({ at }: { at: number }) {
  const { formats } = useTranslator();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.dateTime(at)}>
      {formats.time(at)}
    </time>
  );
}

function Pair({ label, children }: { label: MessageKey; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <Text of={label} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
