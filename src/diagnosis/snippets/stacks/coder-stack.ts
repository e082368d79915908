import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const docs = 'https://pkg.go.dev/github.com/coder/websocket';

export const goCoder: Stack = {
  id: 'go-coder',
  language: 'go',
  checked: 'compiled with Go 1.19 and nhooyr.io/websocket 1.8.7 (its earlier name), 2026-11-26',
  snippets: {
    ping: (interval) =>
      written(
        `${docs}#Conn.Ping`,
        '// pongs arrive only while a Read waits; where nothing reads: ctx = conn.CloseRead(ctx)',
        'go func() {',
        `	for range time.Tick(${interval / 1_000} * time.Second) {`,
        '		within, cancel := context.WithTimeout(ctx, 20*time.Second)',
        telling('		err := conn.Ping(within)'),
        '		cancel()',
        '		if err != nil {',
        '			return',
        '		}',
        '	}',
        '}()',
      ),
    subprotocol: (name) =>
      written(
        `${docs}#AcceptOptions`,
        `conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{"${name}"}})`,
      ),
    origin: (origin) =>
      written(
        `${docs}#AcceptOptions`,
        "// hosts, without the scheme; the server's own is always let in, others get 403",
        'conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{',
        telling(`	OriginPatterns: []string{"${origin.replace(/^[^:]*:\/\//, '')}"},`),
        '})',
      ),
    close: (closes) =>
      written(`${docs}#Conn.Close`, ...closes.map(([code, reason]) => `conn.Close(${code}, "${reason}")`)),
    compressionOff: () =>
      written(
        `${docs}#CompressionMode`,
        'conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{',
        telling('	CompressionMode: websocket.CompressionDisabled,'),
        '})',
      ),
    payloadLimit: () =>
      written(`${docs}#Conn.SetReadLimit`, 'conn.SetReadLimit(256 << 20) // bytes; 32 KiB by default'),
    drainOnShutdown: () =>
      written(
        `${docs}#Conn.Close; https://pkg.go.dev/net/http#Server.RegisterOnShutdown`,
        '// server.Shutdown() knows nothing of upgraded connections; conns: those you keep',
        'server.RegisterOnShutdown(func() {',
        '	for _, conn := range conns {',
        telling('		go conn.Close(websocket.StatusServiceRestart, "restart")'),
        '	}',
        '})',
      ),
    answerClose: () =>
      written(
        `${docs}#Conn.CloseRead`,
        '// a close frame is answered while a Read waits; where nothing reads:',
        'ctx = conn.CloseRead(ctx)',
      ),
    catchErrors: () =>
      written(
        `${docs}#Conn.Close`,
        'if err := handle(message); err != nil {',
        telling('	log.Println(err)'),
        '	conn.Close(websocket.StatusInternalError, "internal error")',
        '	return',
        '}',
      ),
    sendBytes: () =>
      written(
        `${docs}#Conn.Write`,
        'conn.Write(ctx, websocket.MessageBinary, data)',
        'conn.Write(ctx, websocket.MessageText, []byte(text)) // must be UTF-8',
      ),
  },
};
