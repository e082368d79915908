import { expect, test } from 'vitest';
import { sourceLink, sourceLinks } from '../../../src/compare/source-links.ts';

test.each([
  ['https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1', 'RFC 6455 section 7.4.1'],
  ['https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number', 'IANA WebSocket registry'],
  ['https://developer.mozilla.org/en-US/docs/Web/API/CloseEvent/code', 'MDN: CloseEvent.code'],
  ['https://www.npmjs.com/package/@liveblocks/core/v/3.24.2', 'npm: @liveblocks/core 3.24.2'],
  ['https://pypi.org/project/tornado/6.5.10/', 'PyPI: tornado 6.5.10'],
  ['https://github.com/gorilla/websocket/blob/e064f32/conn.go', 'gorilla/websocket: conn.go'],
  ['https://github.com/vercel/ai/issues/20695', 'vercel/ai #20695'],
  ['https://example.com/a/b/', 'example.com/a/b'],
])('%s is called %s', (source, label) => {
  expect(sourceLink(source)).toEqual({ label, url: source });
});

test.each(['javascript:alert(1)', 'npm:ws@8.23.0', 'a book', ''])('%j is no link', (source) => {
  expect(sourceLink(source)).toBeNull();
});

test('a source named twice is listed once', () => {
  expect(sourceLinks(['https://example.com/a', 'nothing', 'https://example.com/a'])).toHaveLength(1);
});
