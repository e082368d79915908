import './start.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CopyButton } from '../components/CopyButton.tsx';
import { Text } from '../components/Text.tsx';
import { useTranslator } from '../state/words/translator-context.ts';
import {
  demosToPaste,
  type LiveDemo,
  type LiveDemoReport,
  lineOf,
  liveDemos,
  parseDemoReport,
} from './live-demos.ts';

interface StartProps {
  /** Address of the page that runs the demos; null where they can only be copied. */
  readonly liveDemos: string | null;
  readonly copyText: (text: string) => Promise<void>;
}

/** 'waiting': the demo runs; otherwise what its page got so far. */
type Outcome = 'waiting' | Pick<LiveDemoReport, 'code'>;

/** What a stranger needs: where the panel is, and sockets to see it work on. */
export function StartView({ liveDemos: address, copyText }: StartProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { text } = useTranslator();
  const [outcomes, setOutcomes] = useState<Partial<Record<LiveDemo['id'], Outcome>>>({});
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent) => {
      const report = source === frame.current?.contentWindow ? parseDemoReport(data) : null;
      if (report) setOutcomes((before) => ({ ...before, [report.id]: { code: report.code } }));
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);
  const run = ({ id }: LiveDemo) => {
    setOutcomes((before) => ({ ...before, [id]: 'waiting' }));
    // A sandboxed page has no origin to name; an id is no secret.
    frame.current?.contentWindow?.postMessage(id, '*');
  };
  return (
    <div class="start" data-region="start">
      <h1>
        <Text of="about.start.title" />
      </h1>
      <p>
        <Text of={address === null ? 'about.start.introCopy' : 'about.start.intro'} />
      </p>
      <ol>
        <li>
          <Text of="about.start.open" />
        </li>
        <li>
          <Text of="about.start.choose" />
        </li>
        <li>
          <Text of={address === null ? 'about.start.watchCopy' : 'about.start.watch'} />
        </li>
      </ol>
      <h2>
        <Text of="about.start.demos" />
      </h2>
      <p class="secondary">
        <Text of={address === null ? 'about.start.demosCopy' : 'about.start.demosText'} />
      </p>
      <ul class="demos">
        {(address === null ? demosToPaste : liveDemos).map((demo) => (
          <li key={demo.id}>
            <b id={`demo-${demo.id}`}>
              <Text of={`about.demo.${demo.id}`} />
            </b>
            <code dir="ltr">{lineOf(demo)}</code>
            {address === null ? (
              <CopyButton
                variant="line"
                text={() => lineOf(demo)}
                label="interface.detail.copy"
                copyText={copyText}
              />
            ) : (
              <button
                type="button"
                class="button line"
                data-demo={demo.id}
                aria-describedby={`demo-${demo.id}`}
                onClick={() => run(demo)}
              >
                <Text of="about.start.run" />
              </button>
            )}
            <OutcomeLine outcome={outcomes[demo.id]} />
          </li>
        ))}
      </ul>
      <p>
        <a href="#/codes">
          <Text of="about.start.more" />
        </a>
      </p>
      {address !== null && <iframe ref={frame} src={address} title={text('about.start.demos')} hidden />}
    </div>
  );
}

function OutcomeLine({ outcome }: { readonly outcome: Outcome | undefined }) {
  return (
    <span class="outcome" role="status">
      {outcome === 'waiting' && <Text of="about.got.waiting" />}
      {typeof outcome === 'object' &&
        (outcome.code === null ? (
          <Text of="about.got.nothing" />
        ) : (
          <Text of="about.got.closeCode" values={{ closeCode: outcome.code }} />
        ))}
    </span>
  );
}
