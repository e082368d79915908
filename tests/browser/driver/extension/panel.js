const output = document.querySelector('output');
document.querySelector('button').addEventListener('click', ({ isTrusted }) => {
  chrome.devtools.inspectedWindow.eval('document.title', (title) => {
    output.textContent = `${title}, ${isTrusted ? 'trusted' : 'made up'}`;
  });
});
