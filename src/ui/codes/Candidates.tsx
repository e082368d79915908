import { candidates, type Meaning, type PackSet } from '../../registry/index.ts';
import { Card } from '../components/Card.tsx';
import { Text } from '../components/Text.tsx';
import { codeHash } from '../state/address/code-address.ts';
import { addressOf } from '../state/address/code-meaning.ts';
import { MeaningText } from './cards/MeaningText.tsx';

/** What a number means elsewhere, plainly as candidates. Nothing where no pack has it, or where a pack was meant. */
export function Candidates({
  meaning,
  packs,
  folded = false,
}: {
  meaning: Meaning;
  packs: PackSet;
  /** Shows the list only when asked, where there is little room for it. */
  folded?: boolean;
}) {
  // 1000 to 2999 mean the same for everyone (RFC 6455 section 7.4.2): a pack only says what it uses them for.
  const open = meaning.code >= 3000 && (meaning.kind === 'range' || meaning.kind === 'standard');
  const found = open ? candidates(meaning.code, packs) : [];
  if (found.length === 0) return null;
  return (
    <Card title={<Text of={{ key: 'compare.card.candidates', values: { closeCode: meaning.code } }} />}>
      <details open={!folded}>
        <summary>
          <Text of="compare.card.candidatesNote" />
        </summary>
        <ul class="candidates">
          {found.map((candidate) => (
            <li key={`${candidate.source} ${candidate.packName}`}>
              <a href={codeHash(addressOf(candidate))}>
                <bdi>{candidate.packName}</bdi>
              </a>
              <span>
                <MeaningText of={candidate.name} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
