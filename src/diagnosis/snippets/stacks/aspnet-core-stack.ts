import { telling } from '../telling-line.ts';
import { type Stack, written } from './server-stack.ts';

const guide = 'https://learn.microsoft.com/aspnet/core/fundamentals/websockets';
const api = 'https://learn.microsoft.com/dotnet/api';
const socket = `${api}/system.net.websockets.websocket`;

/** Codes that have a name in WebSocketCloseStatus. */
const statusOf = (code: number) =>
  code === 1000 ? 'WebSocketCloseStatus.NormalClosure' : `(WebSocketCloseStatus)${code}`;

export const aspNetCore: Stack = {
  id: 'aspnet-core',
  language: 'csharp',
  checked:
    'parsed by the tests; compiled with Mono 6.8 (its own WebSocket, stand-ins for ASP.NET Core by its reference), 2026-11-26',
  snippets: {
    ping: (interval) =>
      written(
        `${api}/microsoft.aspnetcore.builder.websocketoptions`,
        'app.UseWebSockets(new WebSocketOptions',
        '{',
        telling(`    KeepAliveInterval = TimeSpan.FromSeconds(${interval / 1_000}),`),
        '    KeepAliveTimeout = TimeSpan.FromSeconds(20), // .NET 9 and later',
        '});',
      ),
    subprotocol: (name) =>
      written(
        `${api}/microsoft.aspnetcore.http.websocketmanager`,
        `var known = context.WebSockets.WebSocketRequestedProtocols.Contains("${name}");`,
        telling(
          `using var socket = await context.WebSockets.AcceptWebSocketAsync(known ? "${name}" : null);`,
        ),
      ),
    origin: (origin) =>
      written(
        `${guide}#websocket-origin-restriction`,
        'var options = new WebSocketOptions();',
        telling(`options.AllowedOrigins.Add("${origin}"); // others get 403`),
        'app.UseWebSockets(options);',
      ),
    close: (closes) =>
      written(
        socket,
        ...closes.map(
          ([code, reason]) =>
            `await socket.CloseAsync(${statusOf(code)}, "${reason}", CancellationToken.None);`,
        ),
      ),
    compressionOff: () =>
      written(
        `${api}/microsoft.aspnetcore.http.websocketacceptcontext`,
        'await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext',
        '{',
        telling('    DangerousEnableCompression = false, // the default'),
        '});',
      ),
    payloadLimit: () =>
      written(
        'https://learn.microsoft.com/aspnet/core/signalr/configuration#configure-server-options',
        '// SignalR: 32 KB by default. Without SignalR, the limit is in your own code.',
        'builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = 1024 * 1024);',
      ),
    drainOnShutdown: () =>
      written(
        `${api}/microsoft.extensions.hosting.ihostapplicationlifetime; ${socket}`,
        '// sockets: a ConcurrentDictionary<WebSocket, byte> of those you accepted',
        'app.Lifetime.ApplicationStopping.Register(() => Task.WaitAll(sockets.Keys.Select(socket =>',
        telling(
          '    socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "restart", CancellationToken.None))',
        ),
        '    .ToArray()));',
      ),
    answerClose: () =>
      written(
        `${guide}#send-and-receive-messages`,
        'var result = await socket.ReceiveAsync(buffer, CancellationToken.None);',
        'if (result.MessageType == WebSocketMessageType.Close)',
        telling('    await socket.CloseAsync(result.CloseStatus ?? WebSocketCloseStatus.NormalClosure,'),
        '        result.CloseStatusDescription, CancellationToken.None);',
      ),
    catchErrors: () =>
      written(
        socket,
        'try',
        '{',
        '    await Handle(message);',
        '}',
        'catch (Exception error)',
        '{',
        telling('    logger.LogError(error, "message failed");'),
        '    await socket.CloseAsync(WebSocketCloseStatus.InternalServerError, "internal error", CancellationToken.None);',
        '}',
      ),
    sendBytes: () =>
      written(
        socket,
        'await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);',
        'await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);',
      ),
  },
};
