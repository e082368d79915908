/** Beginnings of stories, in protocols that are proven. */
export const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';
export const cable = 'open:actioncable-v1-json@20 gets:{"type":"welcome"}@30';
const record = '\u001e';
/** SignalR, with a ping of the page at once and none later. */
export const signalR = `url:wss://api.shop.dev/hub?id=abc open@20 says:{"protocol":"json","version":1}${record}@30 gets:{}${record}@40 says:{"type":6}${record}@50`;
