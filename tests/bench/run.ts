import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildExtension, extensionFolder } from '../../demo/browser/build.ts';
import { ensureBrowser } from '../../demo/browser/install.ts';
import { sizesOf } from '../checks/size.ts';
import { measureCloseToRow } from './close-to-row.ts';
import { type Figure, table } from './figures.ts';
import { measureLargeLog } from './large-log.ts';
import { measureNetworkLog } from './network-log.ts';
import { measureConstructor } from './opening-sockets.ts';
import { startBenchServer } from './server.ts';
import { launchPlain, launchRecording } from './stages.ts';
import { measureThroughput } from './throughput.ts';

const { values: wanted } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    /** One step alone, by its name below. */
    only: { type: 'string', default: '' },
  },
});

const load = () => loadavg()[0]?.toFixed(1) ?? '?';

async function measure(): Promise<{ readonly figures: readonly Figure[]; readonly version: string }> {
  const extension = await buildExtension();
  const executablePath = await ensureBrowser();
  const server = await startBenchServer();
  const wishes = { executablePath, url: server.http };
  const plain = await launchPlain(wishes);
  const recording = await launchRecording(wishes, extension);
  const launches = [() => launchPlain(wishes), () => launchRecording(wishes, extension)] as const;
  const all = {
    throughput: () => measureThroughput(...launches, server.ws),
    constructor: () => measureConstructor(plain, recording, server.ws),
    'close-to-row': () => measureCloseToRow(recording, server.ws),
    'large-log': () => measureLargeLog(plain, recording, server.ws),
    'network-log': () => measureNetworkLog(plain, recording, server.ws),
  };
  const steps = Object.entries(all).filter(([name]) => wanted.only === '' || wanted.only === name);
  const figures: Figure[] = [];
  try {
    for (const [, step] of steps) {
      const found = await step();
      for (const { what, value } of found) console.error(`${what}: ${value}`);
      figures.push(...found);
    }
    return { figures, version: plain.version };
  } finally {
    await plain.close();
    await recording.close();
    server.close();
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const loadBefore = load();
const { figures, version } = await measure();
const sizes = sizesOf(extensionFolder);
const memory = Math.round(totalmem() / 2 ** 30);
const machine = [
  `${availableParallelism()} cores`,
  `${memory} GB of memory`,
  version.replace('HeadlessChrome', 'Chromium'),
  'headless',
  `load average ${loadBefore} before and ${load()} after`,
].join(', ');
const report = `${table(figures)}\n\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${machine}.\n`;
console.log(`\n${report}`);

if (wanted.write && wanted.only === '') {
  // Its last sections stay: somebody writes them, the figures of `npm run soak` among them.
  const place = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
  const byHand = /^## [\s\S]*/m.exec(await readFile(place, 'utf8'))?.[0] ?? '';
  await writeFile(place, `${document(report)}${byHand && `\n${byHand}`}`);
}

function document(measured: string): string {
  return `# Benchmarks

${measured}
Made by \`npm run bench -- --write\`: one run, everything on one machine and on loopback, in a real browser with real DevTools. What is compared is measured in turns, so that whatever else the machine does hits both sides. A time to a "painted" row ends after the frame in which the row was drawn.

- *Messages while recording*: a page gets 64-byte messages as fast as it can, in one browser with DevTools open and no extension, and in another with DevTools open on the panel, recording. Two fresh browsers differ in their rates for as long as they live, even two without the extension; so several pairs of them are compared, and the figure is the median of the pairs' ratios.
- *Opening the panel*: its page is loaded again, until rows of the recording are painted. A long log begins with its newest closes; the older ones follow in short tasks, and are drawn four times a second, until the panel has every close.
- *At so many more closes a second*: the longest frame of 4 s, of the panel with its log of 10,000, and in turns with it of DevTools in a browser without the extension, whose page makes the same closes.
- No figure in the table is a test: none makes a build fail.
- Sizes: what the panel loads before its first paint, in English and gzipped, has ${kilobytes(sizes.firstLoad)}; the extension, deflated, with its six languages, ${kilobytes(sizes.packed)}. \`tests/browser/size.test.ts\` holds both against accidents, far above.
`;
}
