import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const guide = 'https://docs.spring.io/spring-framework/reference/web/websocket/server.html';
const api = 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/socket';

const kept = '// sessions: those you keep, each in a ConcurrentWebSocketSessionDecorator';

export const spring: Stack = {
  id: 'spring',
  language: 'java',
  checked:
    'parsed by the tests; compiled with javac 17 and Spring 4.3 (stand-ins for spring-websocket by its source), 2026-11-26',
  snippets: {
    ping: (interval) =>
      written(
        `${api}/PingMessage.html`,
        kept,
        `@Scheduled(fixedRate = ${interval})`,
        'void ping() throws IOException {',
        telling('    for (WebSocketSession session : sessions) session.sendMessage(new PingMessage());'),
        '}',
      ),
    subprotocol: (name) =>
      written(
        `${api}/server/support/AbstractHandshakeHandler.html`,
        'var handshake = new DefaultHandshakeHandler();',
        telling(`handshake.setSupportedProtocols("${name}");`),
        'registry.addHandler(handler, "/ws").setHandshakeHandler(handshake);',
      ),
    origin: (origin) =>
      written(
        `${guide}#websocket-server-allowed-origins`,
        `registry.addHandler(handler, "/ws").setAllowedOrigins("${origin}"); // others get 403`,
      ),
    close: (closes) =>
      written(
        `${api}/CloseStatus.html`,
        ...closes.map(([code, reason]) => `session.close(new CloseStatus(${code}, "${reason}"));`),
      ),
    compressionOff: () =>
      written(
        `${api}/server/support/AbstractHandshakeHandler.html`,
        'var handshake = new DefaultHandshakeHandler() {',
        '    @Override',
        telling(
          '    protected List<WebSocketExtension> filterRequestedExtensions(ServerHttpRequest request,',
        ),
        '            List<WebSocketExtension> requested, List<WebSocketExtension> supported) {',
        '        return List.of();',
        '    }',
        '};',
        'registry.addHandler(handler, "/ws").setHandshakeHandler(handshake);',
      ),
    payloadLimit: () =>
      written(
        `${guide}#websocket-server-runtime-configuration`,
        '@Bean // bytes; 8 KiB by default on Tomcat',
        'ServletServerContainerFactoryBean container() {',
        '    var container = new ServletServerContainerFactoryBean();',
        telling('    container.setMaxTextMessageBufferSize(1024 * 1024);'),
        '    container.setMaxBinaryMessageBufferSize(1024 * 1024);',
        '    return container;',
        '}',
      ),
    // Not @PreDestroy: beans are destroyed after the web server of Spring Boot 2.3 and later has stopped, sockets and all.
    drainOnShutdown: () =>
      written(
        `${api}/CloseStatus.html; https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/context/event/ContextClosedEvent.html`,
        kept,
        '// published before the web server stops',
        '@EventListener(ContextClosedEvent.class)',
        'void drain() throws IOException {',
        telling(
          '    for (WebSocketSession session : sessions) session.close(CloseStatus.SERVICE_RESTARTED);',
        ),
        '}',
      ),
    answerClose: null,
    catchErrors: () =>
      written(
        `${api}/CloseStatus.html`,
        'try {',
        '    handle(message);',
        '} catch (Exception error) {',
        telling('    logger.error("message failed", error);'),
        '    session.close(CloseStatus.SERVER_ERROR); // 1011',
        '}',
      ),
    sendBytes: () =>
      written(
        `${api}/BinaryMessage.html`,
        'session.sendMessage(new BinaryMessage(bytes));',
        'session.sendMessage(new TextMessage(text));',
      ),
  },
};
