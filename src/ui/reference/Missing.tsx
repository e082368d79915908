import { Text } from '../components/Text.tsx';

/** As much of a bad address as helps to see what is wrong with it. */
const shownLength = 120;

/** What an address shows that names nothing, with the way out. */
export function Missing({ address }: { address: string }) {
  const shown = address.length > shownLength ? `${address.slice(0, shownLength)}…` : address;
  return (
    <section class="missing">
      <h1>
        <Text of="compare.page.missing" />
      </h1>
      <p>
        <Text of={{ key: 'compare.page.missingNote', values: { address: { verbatim: shown } } }} />
      </p>
      <p>
        <a href="#/codes">
          <Text of="compare.page.out" />
        </a>
      </p>
    </section>
  );
}
