import { infrastructureOf } from '../../../infrastructure/data/index.ts';
import { recogniseWithEarlier } from '../../../infrastructure/recognise-infrastructure.ts';
import type { Handshake } from '../../../model/network-entry.ts';
import type { EndedSocket } from '../../../model/socket.ts';
import { Text } from '../../components/Text.tsx';

/** Someone on the way, by the product's name, and what showed it. */
interface OnTheWayFact {
  readonly product: string;
  readonly by: string;
}

/** Who was recognised between page and server of a socket; `earlier` are answers of the same host. */
export function recognisedOnTheWay(
  socket: EndedSocket,
  earlier: readonly Handshake[],
): readonly OnTheWayFact[] {
  const now = { url: socket.url, handshake: socket.network?.handshake ?? null };
  return recogniseWithEarlier(now, earlier).map(({ id, by }) => ({
    product: infrastructureOf(id)?.product ?? id,
    by,
  }));
}

/** Who was recognised, and by what. */
export function RecognisedList({ recognised }: { recognised: readonly OnTheWayFact[] }) {
  if (recognised.length === 0) return null;
  return (
    <dl class="pairs">
      <div>
        <dt>
          <Text of="infrastructure.label.recognised" />
        </dt>
        <dd>
          <ul class="plain">
            {recognised.map(({ product, by }) => (
              <li key={product}>
                <By product={product} by={by} />
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  );
}

function By({ product, by }: OnTheWayFact) {
  if (by === 'host') return <Text of="infrastructure.evidence.byHost" values={{ owner: product }} />;
  if (by === 'earlier-answer')
    return <Text of="infrastructure.evidence.byEarlierAnswer" values={{ owner: product }} />;
  return <Text of="infrastructure.evidence.byHeader" values={{ owner: product, header: { verbatim: by } }} />;
}
