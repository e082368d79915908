import { expect } from 'vitest';
import type { StackId } from '../../../../../src/diagnosis/types.ts';
import { codeOf, type TopicRuns, topicsOf } from './stack-code.ts';

interface Documented {
  /** What names something of the library's; the first group is the name. */
  readonly names: RegExp;
  /** Names that its documentation has, and those of the language's standard library beside them. */
  readonly known: string;
}

/** For stacks whose toolchains the tests do not install: `checked` says how they were tried by hand. */
const documented = {
  'aspnet-core': {
    names: /\b([A-Z][A-Za-z]+)\b(?!")/g,
    known: `UseWebSockets WebSocketOptions KeepAliveInterval KeepAliveTimeout AllowedOrigins Add TimeSpan FromSeconds NET
      WebSockets WebSocketRequestedProtocols Contains AcceptWebSocketAsync WebSocketAcceptContext DangerousEnableCompression
      CloseAsync CloseOutputAsync WebSocketCloseStatus NormalClosure EndpointUnavailable InternalServerError
      CancellationToken None SignalR KB Without Services AddSignalR MaximumReceiveMessageSize ConcurrentDictionary WebSocket
      Lifetime ApplicationStopping Register Task WaitAll Keys Select ToArray ReceiveAsync MessageType WebSocketMessageType
      Close CloseStatus CloseStatusDescription Handle Exception LogError SendAsync Binary Text Encoding GetBytes`,
  },
  'go-gorilla': {
    names:
      /\b(?:websocket|conn|upgrader|server|time)\.(\w+)|\b(Subprotocols|CheckOrigin|EnableCompression)\b/g,
    known: `SetReadDeadline SetPongHandler WriteControl PingMessage CloseMessage FormatCloseMessage Upgrader Subprotocols
      CheckOrigin EnableCompression SetReadLimit CloseServiceRestart CloseInternalServerErr ReadMessage Close WriteMessage
      BinaryMessage TextMessage RegisterOnShutdown Shutdown Now Second Tick`,
  },
  'go-coder': {
    names:
      /\b(?:websocket|conn|server|time|context)\.(\w+)|\b(Subprotocols|OriginPatterns|CompressionMode)\b/g,
    known: `Ping CloseRead Accept AcceptOptions Subprotocols OriginPatterns CompressionMode CompressionDisabled SetReadLimit
      Close StatusServiceRestart StatusInternalError Write MessageBinary MessageText RegisterOnShutdown Shutdown Tick Second
      WithTimeout`,
  },
  spring: {
    names: /(?:\.|new |@|\b)([A-Z]\w+|(?<=\.)\w+(?=\())/g,
    known: `ConcurrentWebSocketSessionDecorator Scheduled IOException WebSocketSession sendMessage PingMessage
      DefaultHandshakeHandler setSupportedProtocols addHandler setHandshakeHandler setAllowedOrigins close CloseStatus Override
      List WebSocketExtension ServerHttpRequest of Bean KiB Tomcat ServletServerContainerFactoryBean setMaxTextMessageBufferSize
      setMaxBinaryMessageBufferSize EventListener ContextClosedEvent SERVICE_RESTARTED SERVER_ERROR Exception error BinaryMessage TextMessage`,
  },
  phoenix: {
    names: /(?:^|[ [,{(])([a-z_]+):|\{:([a-z]+)[,}]|\b(handle_\w+)/g,
    known: `websocket subprotocols check_origin compress max_frame_size drainer batch_size batch_interval shutdown push ping
      ok stop binary text do handle_in handle_info http websocket_options max_fragmented_message_size`,
  },
} satisfies Partial<Record<StackId, Documented>>;

/** Every name of the library's that a snippet uses is one that its documentation has. */
const runsOf = (id: keyof typeof documented): TopicRuns => {
  const { names, known } = documented[id];
  const all = new Set(known.split(/\s+/));
  return Object.fromEntries(
    topicsOf(id).map((topic) => [
      topic,
      () => {
        const code = codeOf(id, topic).replaceAll(/"[^"]*"/g, '""');
        const used = [...code.matchAll(names)].map(([, ...groups]) => groups.find((name) => name) ?? '');
        expect(used).not.toEqual([]);
        expect(used.filter((name) => !all.has(name))).toEqual([]);
      },
    ]),
  );
};

export const aspNetCoreRuns = runsOf('aspnet-core');
export const goGorillaRuns = runsOf('go-gorilla');
export const goCoderRuns = runsOf('go-coder');
export const springRuns = runsOf('spring');
export const phoenixRuns = runsOf('phoenix');
