chrome.devtools.panels.create('Tried', '', 'panel.html');
