/** Beginnings of stories, in protocols that are proven. */
export const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';
export const cable = 'open:actioncable-v1-json@20 gets:{"type":"welcome"}@30';
const record = '\u001e';
/** SignalR, with a ping of the page at once and none later. */
export const signalR = `url:wss://api.shop.dev/hub?id=abc open@20 says:{"protocol":"json","version":1}${record}@30 gets:{}${record}@40 says:{"type":6}${record}@50`;
/** STOMP with a heartbeat every ten seconds from either side, and none of them. */
export const stompBeats =
  'open:v12.stomp@20 says:CONNECT\nheart-beat:10000,10000\n\n\0@30 gets:CONNECTED\nheart-beat:10000,10000\n\n\0@40';
export const appSync =
  'url:wss://x.appsync-realtime-api.eu-west-1.amazonaws.com/graphql open:graphql-ws@20 says:{"type":"connection_init"}@30 gets:{"type":"connection_ack","payload":{"connectionTimeoutMs":300000}}@40';
/** A channel that was joined. */
export const phoenix =
  'url:wss://a.dev/socket/websocket?vsn=2.0.0 open@20 says:["1","1","room:a","phx_join",{}]@30 gets:["1","1","room:a","phx_reply",{"status":"ok","response":{}}]@40';
