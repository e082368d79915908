import { useEffect, useState } from 'preact/hooks';
import { LiveView } from '../closes/LiveView.tsx';
import { CompareChoice } from '../compare/CompareChoice.tsx';
import { isTyping } from '../components/hooks/is-typing.ts';
import { IconButton } from '../components/IconButton.tsx';
import { lazily } from '../components/lazily.tsx';
import { FileDrop } from '../session/FileDrop.tsx';
import { FilesUnderWay } from '../session/FilesUnderWay.tsx';
import { ImportProblems } from '../session/ImportProblems.tsx';
import type { Panel } from '../state/panel.ts';
import { PanelContext, usePanel } from '../state/panel-context.ts';
import { TranslatorContext, useTranslator } from '../state/words/translator-context.ts';
import { Boundary } from './Boundary.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LanguagePicker } from './LanguagePicker.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { ProblemStrip } from './ProblemStrip.tsx';
import { Tabs } from './Tabs.tsx';

/** The whole panel. */
export function App({ panel }: { panel: Panel }) {
  const translator = panel.translations.translator.value;
  if (!translator) return null;
  return (
    <PanelContext.Provider value={panel}>
      <TranslatorContext.Provider value={translator}>
        <Shell />
      </TranslatorContext.Provider>
    </PanelContext.Provider>
  );
}

function Shell() {
  const panel = usePanel();
  const translator = useTranslator();
  const { comparing } = panel.store.shown.value.selection;
  const [keysShown, showKeys] = useState(false);

  useEffect(() => {
    document.documentElement.lang = translator.locale;
    document.documentElement.dir = translator.direction;
  }, [translator]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') showKeys(true);
      else if (event.key === '/' && panel.filterInput.current) panel.filterInput.current.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [panel]);

  return (
    <div class="panel">
      <header class="top">
        <Tabs />
        <div class="top-end">
          <LanguagePicker />
          <IconButton
            icon="help"
            name={translator.text('interface.app.keys')}
            action="keys"
            onClick={() => showKeys(true)}
          />
        </div>
      </header>
      <ProblemStrip />
      {panel.settings.settings.value.updatedFrom !== '' && <UpdateLine />}
      <main>
        <Boundary key={panel.route.value.view}>
          <View />
        </Boundary>
      </main>
      <NoticeLine />
      {panel.files.refused.value && (
        <ImportProblems {...panel.files.refused.value} onClose={panel.files.forgetRefused} />
      )}
      {keysShown && <KeysDialog onClose={() => showKeys(false)} />}
      {comparing.value && <CompareChoice key={comparing.value.socket.id} row={comparing.value} />}
    </div>
  );
}

const CodesInPanel = lazily(
  async () => (await import('../codes/CodesInPanel.tsx')).CodesInPanel,
  ['compare'],
);
const CompareInPanel = lazily(
  async () => (await import('../compare/CompareInPanel.tsx')).CompareInPanel,
  ['compare'],
);
const SettingsView = lazily(
  async () => (await import('../settings/SettingsView.tsx')).SettingsView,
  ['about'],
);
const UpdateLine = lazily(async () => (await import('./UpdateLine.tsx')).UpdateLine, ['about']);

function View() {
  const panel = usePanel();
  const route = panel.route.value;
  const listsCodes = route.view === 'codes' || route.view === 'compare';
  useEffect(() => {
    if (listsCodes) panel.needPacks();
  }, [panel, listsCodes]);
  switch (route.view) {
    case 'live':
      return (
        <FileDrop onFile={(file) => void panel.files.importFile(file)}>
          <FilesUnderWay />
          <LiveView />
        </FileDrop>
      );
    case 'compare':
      return <CompareInPanel left={route.left} right={route.right} />;
    case 'codes':
      return <CodesInPanel selected={route.selected} />;
    case 'settings':
      return (
        <div class="page">
          <SettingsView
            settings={panel.settings.settings.value}
            damaged={panel.settings.damaged.value}
            onChange={panel.settings.change}
            onDownload={panel.platform.download}
            drafts={panel.packDrafts}
            product={panel.platform.product}
            capabilities={panel.platform.capabilities}
          />
        </div>
      );
  }
}
