import { misreading } from './misreading.ts';

export const english = [
  misreading(/^Asked for$/, 'no noun says what was asked for'),
  misreading(/A page in a tab has no page/, 'contradicts itself'),
  misreading(/names a conversation/, 'a code names nothing'),
  misreading(/asks for more/, 'more of what is not said'),
  misreading(/^What leaves/, 'export is the word'),
  misreading(/below WebSocket/, 'say that no close frame came'),
  misreading(/\bMend\b/, 'Fix'),
  misreading(/is no term/, 'unknown filter'),
  misreading(/so this is at most/, 'at most, before the figure'),
  misreading(/\bnobody: /, 'say what stopped the connection'),
  misreading(/\b(?:anew|dear|mend(?:s|ed)?|in vain)\b/i, 'words of another century'),
  // What was said of the protocol, and is not so.
  misreading(/gives 1005 on both ends/, 'the page gets what the server answers with'),
  misreading(
    /Azure Web PubSub (?:and Cloudflare Agents )?take it as final/,
    'Azure Web PubSub starts a new connection',
  ),
  misreading(
    /^The server met|Meant for servers/,
    'either end may send 1011 (RFC 6455 erratum 3227)',
    /c1011/,
  ),
  misreading(/start at 10 to 30 s/, 'the registration speaks of the user, or of another address', /c1013/),
  misreading(/not the backend['’]s/, 'both logs, the gateway’s first'),
  misreading(/clean end, not an error/, 'an empty close frame says nothing of why'),
  misreading(/grants? one page or profile/, '255 handshakes under way in one process'),
  misreading(/Spaces, commas and slashes are not/, '= and : are not allowed either'),
  misreading(/or 407 from a proxy/, 'a 407 of a proxy is another cause'),
  misreading(
    /^The connection was made/,
    'the time-out runs over name, pool, TCP and TLS too',
    /handshake-timeout/,
  ),
  misreading(/needs status 101\./, '200 over HTTP/2 (RFC 8441)'),
  misreading(/small message from the page/, 'a protocol closes on what it does not know'),
  misreading(/^Raise the server['’]s limit:/, 'the figure below may be lower than the default'),
  misreading(/says what the code leaves open/, 'there may be no reason'),
  misreading(/address, room or channel/, 'a bot or a key has none'),
  misreading(/find the limit that was hit/, 'which limits, and how to find them'),
  misreading(/reaches the page as/, 'a code is not sent as another'),
];
