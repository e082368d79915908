import './network.css';
import { useState } from 'preact/hooks';
import { handshakeText, type MaskedHeader, maskedHeaders } from '../../../log/detail/masked-headers.ts';
import { dots } from '../../../log/detail/masked-message.ts';
import type { Handshake, Header } from '../../../model/network-entry.ts';
import { whyNotLogged } from '../../../model/not-logged.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Text, Verbatim } from '../../components/Text.tsx';
import { usePanel } from '../../state/panel-context.ts';
import { Section } from '../Section.tsx';
import { RecognisedList, recognisedOnTheWay } from './RecognisedList.tsx';
import { SecretsButton } from './SecretsButton.tsx';

/** Both sides of the opening handshake, and who was recognised by it. */
export function HandshakePart({ socket, earlier }: { socket: EndedSocket; earlier: readonly Handshake[] }) {
  const { platform, store } = usePanel();
  const recognised = recognisedOnTheWay(socket, earlier);
  const handshake = socket.network?.handshake ?? null;
  const why = whyNotLogged(socket, store.shown.value.browserKind);
  return (
    <Section
      id="handshake"
      region="handshake"
      folded
      title={<Text of="detail.handshake.title" />}
      aside={<Summary handshake={handshake} products={recognised.map(({ product }) => product)} />}
    >
      {why && (
        <p>
          <Text of={`detail.handshake.why.${why}`} />
        </p>
      )}
      <RecognisedList recognised={recognised} />
      {handshake && (
        <>
          <Headers title="detail.handshake.request" headers={handshake.requestHeaders} socket={socket} />
          <Headers title="detail.handshake.response" headers={handshake.responseHeaders} socket={socket} />
          <CopyButton
            variant="line"
            label="detail.handshake.copy"
            text={() => handshakeText(handshake, socket)}
            copyText={platform.copyText}
          />
        </>
      )}
    </Section>
  );
}

function Summary({ handshake, products }: { handshake: Handshake | null; products: readonly string[] }) {
  const onTheWay = products.length > 0 && (
    <>
      {' · '}
      <Text of="detail.handshake.onTheWay" values={{ products: { list: products } }} />
    </>
  );
  if (!handshake) {
    return (
      <>
        <Text of="detail.handshake.notSeen" />
        {onTheWay}
      </>
    );
  }
  const { status, requestHeaders } = handshake;
  return (
    <>
      {status === null ? (
        <>
          <Text of="detail.handshake.requestHeaders" values={{ count: requestHeaders.length }} />
          {' · '}
          <Text of="detail.handshake.noAnswer" />
        </>
      ) : (
        <Text of="detail.handshake.status" values={{ status }} />
      )}
      {onTheWay}
    </>
  );
}

/** One side's headers; their secrets are dots until they are asked for. */
function Headers({
  title,
  headers,
  socket,
}: {
  title: 'detail.handshake.request' | 'detail.handshake.response';
  headers: readonly Header[];
  socket: EndedSocket;
}) {
  const [open, setOpen] = useState(false);
  const shown = maskedHeaders(headers, socket);
  const hasSecrets = shown.some(({ value, masked }) => value !== masked);
  return (
    <>
      <h3>
        <Text of={title} />
        {hasSecrets && <SecretsButton open={open} onPress={() => setOpen(!open)} />}
      </h3>
      {shown.length === 0 && (
        <p class="secondary">
          <Text of="detail.handshake.noHeaders" />
        </p>
      )}
      <dl class="pairs headers" dir="ltr">
        {shown.map((header, index) => (
          // A header may come twice, and the list is only ever replaced as a whole.
          <div key={index}>
            <dt>
              <Verbatim text={header.name} />
            </dt>
            <dd>
              <HeaderValue header={header} open={open} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function HeaderValue({ header: { value, masked }, open }: { header: MaskedHeader; open: boolean }) {
  if (open || value === masked) return <Verbatim text={value} />;
  return <Verbatim text={dots(masked)} />;
}
