import {
  applicationOn,
  goodbyeOn,
  recognitionProof,
} from '../../../diagnosis/evidence/application-protocol.ts';
import type { BrowserKind } from '../../../model/browser-kind.ts';
import type { LoggedMessage } from '../../../model/network-entry.ts';
import { whyNotLogged } from '../../../model/not-logged.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { Text } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { Section } from '../Section.tsx';
import { MessageLine } from './MessageLine.tsx';

/** The last messages of both directions, latest first, and whose protocol they are. */
export function LastWords({ socket }: { socket: EndedSocket }) {
  const browser = usePanel().store.shown.value.browserKind;
  const messages = socket.network?.messages ?? [];
  const found = goodbyeOn({ socket, browser });
  const goodbye = found?.goodbye ?? null;
  const protocol = found?.recognition ?? applicationOn(socket);
  const saysWhy = ({ at, direction }: LoggedMessage) =>
    goodbye !== null && goodbye.text !== '' && goodbye.at === at && goodbye.direction === direction;
  return (
    <Section
      id="last-words"
      region="last-words"
      folded
      title={<Text of="detail.lastWords.title" />}
      aside={<Summary socket={socket} browser={browser} />}
    >
      <WhyNone socket={socket} browser={browser} />
      {protocol && (
        <dl class="pairs">
          <div>
            <dt>
              <Text of="detail.lastWords.protocol" />
            </dt>
            <dd>
              <ProtocolFact recognition={protocol} />
            </dd>
          </div>
        </dl>
      )}
      {messages.length > 0 && (
        <ol class="messages">
          {messages.toReversed().map((message, index) => (
            // Two messages may be alike, and the list is only ever replaced as a whole.
            <li key={index}>
              <MessageLine message={message} socket={socket} saysWhy={saysWhy(message)} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function ProtocolFact({ recognition }: { recognition: Parameters<typeof recognitionProof>[0] }) {
  const { fact } = recognitionProof(recognition);
  return 'verbatim' in fact ? null : <Text of={fact} />;
}

interface Words {
  readonly socket: EndedSocket;
  readonly browser: BrowserKind;
}

const totalOf = ({ network }: EndedSocket): number => (network ? network.received + network.sent : 0);

function Summary({ socket, browser }: Words) {
  if (!socket.everOpened) return <Text of="detail.lastWords.neverOpened" />;
  if (!socket.network || browser === 'firefox') return <Text of="detail.handshake.notSeen" />;
  const count = totalOf(socket);
  const shown = socket.network.messages.length;
  if (count === 0) return <Text of="detail.lastWords.none" />;
  return shown === 0 ? (
    <Text of="detail.lastWords.notKept" values={{ count }} />
  ) : (
    <Text of="detail.lastWords.of" values={{ shown, count }} />
  );
}

/** Why no message is shown of a socket that may have had some. */
function WhyNone({ socket, browser }: Words) {
  const why = whyNotLogged(socket, browser);
  const words = () => {
    if (!socket.everOpened) return <Text of="detail.lastWords.neverOpened" />;
    if (browser === 'firefox') return <Text of="detail.lastWords.notInFirefox" />;
    if (why) return <Text of={`detail.handshake.why.${why}`} />;
    if (totalOf(socket) === 0) return <Text of="detail.lastWords.none" />;
    return socket.network?.messages.length === 0 ? <Text of="detail.lastWords.notKeptWhy" /> : null;
  };
  const said = words();
  return said && <p>{said}</p>;
}
