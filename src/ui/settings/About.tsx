import { factsChecked } from '../../registry/index.ts';
import { Text } from '../components/Text.tsx';
import { linksOf, type Product } from '../state/product.ts';
import { useTranslator } from '../state/words/translator-context.ts';

/** '2026-11' as the reader's language writes a month. */
const monthName = (locale: string, month: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

const linkNames = ['privacy', 'changelog', 'source', 'wrongFact'] as const;

/** Which release this is, how old its facts are, and where to read and write about it. */
export function About({ product }: { readonly product: Product }) {
  const { locale } = useTranslator();
  const links = linksOf(product);
  return (
    <section class="about" data-region="about">
      <h2>
        <Text of="about.part.title" />
      </h2>
      <p>
        <Text of="about.part.version" values={{ version: product.version }} />
      </p>
      <p class="settings-hint">
        <Text of="about.part.data" values={{ month: monthName(locale, factsChecked) }} />
      </p>
      <ul>
        {linkNames.map((name) => (
          <li key={name}>
            <a href={links[name]} target="_blank" rel="noreferrer">
              <Text of={`about.part.${name}`} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
