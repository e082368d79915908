import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const docs = 'https://pkg.go.dev/github.com/gorilla/websocket';

export const goGorilla: Stack = {
  id: 'go-gorilla',
  language: 'go',
  checked: 'compiled with Go 1.19 and gorilla/websocket 1.5.0, 2026-11-26',
  snippets: {
    ping: (interval) =>
      written(
        `${docs}#hdr-Control_Messages`,
        `const pingEvery, pongWithin = ${interval / 1_000} * time.Second, ${(2 * interval) / 1_000} * time.Second`,
        'alive := func(string) error { return conn.SetReadDeadline(time.Now().Add(pongWithin)) }',
        'alive("")',
        'conn.SetPongHandler(alive)',
        'go func() {',
        '	for range time.Tick(pingEvery) {',
        telling('		if conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second)) != nil {'),
        '			return',
        '		}',
        '	}',
        '}()',
      ),
    subprotocol: (name) =>
      written(`${docs}#Upgrader`, `upgrader := websocket.Upgrader{Subprotocols: []string{"${name}"}}`),
    origin: (origin) =>
      written(
        `${docs}#hdr-Origin_Considerations`,
        'upgrader := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool {',
        telling(`	return r.Header.Get("Origin") == "${origin}" // false answers 403`),
        '}}',
      ),
    close: (closes) =>
      written(
        `${docs}#FormatCloseMessage`,
        'soon := time.Now().Add(time.Second)',
        ...closes.map(([code, reason]) =>
          telling(
            `conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(${code}, "${reason}"), soon)`,
          ),
        ),
      ),
    compressionOff: () =>
      written(`${docs}#Upgrader`, 'upgrader := websocket.Upgrader{EnableCompression: false} // the default'),
    payloadLimit: () =>
      written(`${docs}#Conn.SetReadLimit`, 'conn.SetReadLimit(256 << 20) // bytes; no limit by default'),
    drainOnShutdown: () =>
      written(
        `${docs}#Conn.WriteControl; https://pkg.go.dev/net/http#Server.RegisterOnShutdown`,
        '// server.Shutdown() knows nothing of upgraded connections; conns: those you keep',
        'server.RegisterOnShutdown(func() {',
        telling('	bye := websocket.FormatCloseMessage(websocket.CloseServiceRestart, "restart")'),
        '	for _, conn := range conns {',
        '		conn.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second))',
        '	}',
        '})',
      ),
    answerClose: () =>
      written(
        `${docs}#hdr-Control_Messages`,
        '// a close frame is answered while a read waits, so keep reading',
        'for {',
        telling('	if _, _, err := conn.ReadMessage(); err != nil {'),
        '		break',
        '	}',
        '}',
        'conn.Close()',
      ),
    catchErrors: () =>
      written(
        `${docs}#FormatCloseMessage`,
        'if err := handle(message); err != nil {',
        telling('	log.Println(err)'),
        '	bye := websocket.FormatCloseMessage(websocket.CloseInternalServerErr, "internal error")',
        '	conn.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second))',
        '	return',
        '}',
      ),
    sendBytes: () =>
      written(
        `${docs}#hdr-Data_Messages`,
        'conn.WriteMessage(websocket.BinaryMessage, data)',
        'conn.WriteMessage(websocket.TextMessage, []byte(text)) // must be UTF-8',
      ),
  },
};
