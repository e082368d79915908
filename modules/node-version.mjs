/**
 * Says in words what an old Node would say with a syntax error. Plain JavaScript, so that every Node can read it. The
 * scripts are TypeScript that Node runs as it is (24), and ask `import.meta.main` (24.2).
 */
const needed = [24, 2];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    [
      `These scripts need Node ${needed.join('.')} or newer; this is ${process.versions.node}.`,
      '`npm ci` brings such a Node along in node_modules, but its install script did not run.',
      'Let it run with: npm rebuild node --ignore-scripts=false',
      'or install Node 24 from https://nodejs.org, then try again.',
    ].join('\n'),
  );
  process.exit(1);
}
