import { label } from '../../compare/sides.ts';
import type { Comparison } from '../../compare/types.ts';
import type { Meaning } from '../../registry/index.ts';
import { Card } from '../components/Card.tsx';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';

/** The table of facts: a row of headers, a header for each row, and a mark where the two differ. */
export function FactsTable({ of: { left, right, facts } }: { of: Comparison }) {
  const translator = useTranslator();
  const heading = (meaning: Meaning) => {
    const name = label(meaning, { left, right });
    return typeof name === 'object' && 'key' in name ? <Text of={name} /> : meaning.code;
  };
  return (
    <Card
      title={<Text of="compare.card.facts" />}
      aside={facts.some(({ differs }) => differs) && <Text of="compare.card.marked" />}
    >
      <table class="facts-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{heading(left)}</th>
            <th scope="col">{heading(right)}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label: row, left: one, right: other, differs }) => (
            <tr key={row} class={differs ? 'differs' : undefined}>
              <th scope="row">
                {differs && (
                  <span class="mark" role="img" aria-label={translator.text('compare.card.differs')}>
                    ≠
                  </span>
                )}{' '}
                <Text of={row} />
              </th>
              <td>
                <Text of={one} />
              </td>
              <td>
                <Text of={other} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
