browser.devtools.panels.create('Tried', '', 'panel.html');
