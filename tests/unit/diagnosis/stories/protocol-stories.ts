/** Beginnings of stories, in protocols that are proven. */
export const socketIo =
  'url:wss://api.shop.dev/socket.io/?EIO=4&transport=websocket open@20 gets:0{"sid":"a","pingInterval":25000,"pingTimeout":20000}@30';
export const cable = 'open:actioncable-v1-json@20 gets:{"type":"welcome"}@30';
