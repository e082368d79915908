import { render } from 'preact';
import browser from 'webextension-polyfill';
import { AccessPage, loadAccessWords } from '../../src/ui/access/AccessPage.tsx';
import { createPlatform } from '../panel/platform.ts';

const place = document.getElementById('app');
if (!place) throw new Error('access.html has no #app');

const wanted = { origins: ['<all_urls>'] };
const request = {
  isGiven: () => browser.permissions.contains(wanted),
  ask: () => browser.permissions.request(wanted),
};
render(<AccessPage words={await loadAccessWords(createPlatform())} request={request} />, place);
