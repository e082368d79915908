import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WordFile } from '../../../locales/messages.ts';
import { Text } from '../components/Text.tsx';
import type { Panel } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';

/**
 * A component whose code, and whose words, are loaded when it is first shown: what a reader does not look at costs
 * nothing when the panel opens.
 */
export function lazily<Props extends object>(
  choose: (later: typeof import('./later.ts')) => ComponentType<Props>,
  words: readonly WordFile[] = [],
): ComponentType<Props> {
  const load = async (panel: Panel) => {
    const [later] = await Promise.all([import('./later.ts'), panel.ready, panel.translations.load(words)]);
    return choose(later);
  };
  // By panel, since the words are loaded for one.
  const loaded = new WeakMap<Panel, ComponentType<Props>>();
  return function Lazily(props: Props) {
    const panel = usePanel();
    const [, show] = useState(loaded.has(panel));
    const [problem, setProblem] = useState<string | null>(null);
    useEffect(() => {
      let shown = true;
      load(panel).then(
        (component) => {
          loaded.set(panel, component);
          if (shown) show(true);
        },
        (reason: unknown) => {
          if (shown) setProblem(String(reason));
        },
      );
      return () => {
        shown = false;
      };
    }, [panel]);
    const Loaded = loaded.get(panel);
    if (Loaded) return <Loaded {...props} />;
    if (problem === null) return null;
    return (
      <p class="strip warning" role="alert">
        <Text of="interface.problem.failed" values={{ text: { verbatim: problem } }} />
      </p>
    );
  };
}
