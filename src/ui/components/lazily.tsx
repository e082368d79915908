import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MessageFile } from '../../../locales/messages.ts';
import type { Panel } from '../state/panel.ts';
import { usePanel } from '../state/panel-context.ts';
import { Text } from './Text.tsx';

/**
 * A component whose code and texts are loaded when it is first shown. Opening the panel to painted rows takes a fifth
 * longer where every view is loaded at once (measured on Chromium 156), so the views that need codes and settings wait.
 */
export function lazily<Props extends object>(
  loadComponent: () => Promise<ComponentType<Props>>,
  texts: readonly MessageFile[] = [],
): ComponentType<Props> {
  const load = async (panel: Panel) => {
    const [component] = await Promise.all([loadComponent(), panel.ready, panel.translations.load(texts)]);
    return component;
  };
  // By panel, since the texts are loaded for one.
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
