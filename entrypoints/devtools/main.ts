import browser from 'webextension-polyfill';

await browser.devtools.panels.create('Closeframe', '/icon/32.png', '/panel.html');
