const output = document.querySelector('output');
document.querySelector('button').addEventListener('click', ({ isTrusted }) => {
  browser.devtools.inspectedWindow.eval('document.title').then(([title]) => {
    output.textContent = `${title}, ${isTrusted ? 'trusted' : 'made up'}`;
  });
});
