import { render } from 'preact';
import { App } from '../../src/ui/shell/App.tsx';
import { createPanel } from '../../src/ui/state/panel.ts';
import { createPlatform } from './platform.ts';

const place = document.getElementById('app');
if (!place) throw new Error('panel.html has no #app');

const panel = await createPanel(createPlatform());
render(<App panel={panel} />, place);
