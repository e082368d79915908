import { fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Row } from '../../../src/log/rows/row.ts';
import type { NetworkEntry } from '../../../src/model/network-entry.ts';
import { ExportButtons } from '../../../src/ui/session/ExportButtons.tsx';
import { FileDrop } from '../../../src/ui/session/FileDrop.tsx';
import { ImportProblems } from '../../../src/ui/session/ImportProblems.tsx';
import { endedRow, openRow } from '../../unit/log/filter/rows.ts';
import { renderInEnglish } from '../filter/with-words.tsx';
import { cleanUp } from '../fixtures/clean-up.ts';

afterEach(cleanUp);

const networkWith = (count: number): NetworkEntry => ({
  handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
  received: count,
  sent: 0,
  messages: Array.from({ length: count }, (_, at) => ({
    direction: 'received',
    at,
    kind: 'text',
    size: 2,
    data: 'hi',
    cut: false,
  })),
});

const action = (name: string) => document.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);

describe('exporting', () => {
  const mount = (rows: readonly Row[] = [endedRow(), openRow({ id: 's2' })]) => {
    const onExport = vi.fn();
    renderInEnglish(
      <ExportButtons
        label="interface.toolbar.export"
        isEmpty={rows.length === 0}
        rows={() => rows}
        pageUrl="https://u:p@shop.test/?session=abc"
        onExport={onExport}
      />,
    );
    return onExport;
  };

  test('the first button downloads at once, masked', () => {
    const onExport = mount();
    action('export-session')?.click();
    expect(onExport).toHaveBeenCalledExactlyOnceWith({ includeSecrets: false, includeMessages: false });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('with nothing recorded there is nothing to export', () => {
    mount([]);
    expect(action('export-session')?.disabled).toBe(true);
    expect(action('export-options')?.disabled).toBe(true);
  });

  test('the options show what leaves, masked until secrets are ticked', () => {
    const onExport = mount();
    fireEvent.click(action('export-options') as Element);
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('1 close, 1 open socket');
    expect(dialog.textContent).toContain('the page’s title');
    expect(dialog.textContent).toContain('wss://api.example.test/live?room=***&token=***');
    expect(dialog.textContent).toContain('https://***@shop.test/?session=***');
    expect(dialog.textContent).not.toContain('hunter2secret');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Include secrets' }));
    expect(dialog.textContent).toContain('token=hunter2secret');
    expect(screen.getByRole('status').textContent).toMatch(/Whoever gets this file/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Export' }));
    expect(onExport).toHaveBeenCalledExactlyOnceWith({ includeSecrets: true, includeMessages: false });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('messages leave by a tick of their own, which says how many', () => {
    const onExport = mount([endedRow({ network: networkWith(3) }), endedRow({ id: 's2' })]);
    fireEvent.click(action('export-options') as Element);
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('No text of a message.');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Include messages' }));
    expect(dialog.textContent).toContain('the texts of 3 messages');
    expect(screen.getByRole('status').textContent).toMatch(/personal data/);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Export' }));
    expect(onExport).toHaveBeenCalledExactlyOnceWith({ includeSecrets: false, includeMessages: true });
  });

  test('cancelling exports nothing', () => {
    const onExport = mount();
    fireEvent.click(action('export-options') as Element);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onExport).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('many addresses are a few and a number', () => {
    mount(
      Array.from({ length: 20 }, (_, index) => endedRow({ id: `s${index}`, url: `wss://h${index}.test/` })),
    );
    fireEvent.click(action('export-options') as Element);
    expect(screen.getByRole('dialog').textContent).toContain('12 more addresses');
  });
});

test('a refused file says what is wrong and where', () => {
  renderInEnglish(
    <ImportProblems
      fileName="bad.json"
      problems={[
        {
          where: 'sockets[3].close.code',
          what: { key: 'session.file.missing', values: { expected: { verbatim: 'number' } } },
        },
      ]}
      more={2}
      onClose={() => {}}
    />,
  );
  const items = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(items).toEqual(['sockets[3].close.code Missing. Expected number.', '2 more problems']);
  expect(screen.getByRole('dialog').textContent).toContain('bad.json');
});

describe('dropping', () => {
  const mount = () => {
    const onFile = vi.fn();
    renderInEnglish(
      <FileDrop onFile={onFile}>
        <p>the log</p>
      </FileDrop>,
    );
    return { onFile, place: screen.getByText('the log') };
  };
  const file = new File(['{}'], 'session.json');

  test('a file is taken', () => {
    const { onFile, place } = mount();
    const dataTransfer = { types: ['Files'], files: [file] };
    fireEvent.dragOver(place, { dataTransfer });
    expect(screen.getByText('Drop a session file to open it')).toBeTruthy();
    fireEvent.drop(place, { dataTransfer });
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file);
    expect(screen.queryByText('Drop a session file to open it')).toBeNull();
  });

  test('text is left alone', () => {
    const { onFile, place } = mount();
    expect(fireEvent.dragOver(place, { dataTransfer: { types: ['text/plain'], files: [] } })).toBe(true);
    expect(onFile).not.toHaveBeenCalled();
  });
});
