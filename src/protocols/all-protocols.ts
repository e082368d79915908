import { geminiLive } from './ai/gemini-live.ts';
import { openAiRealtime } from './ai/openai-realtime.ts';
import { assemblyAi, deepgram, elevenLabs } from './ai/speech.ts';
import { ably } from './channels/ably.ts';
import { actionCable } from './channels/action-cable.ts';
import { awsApiGateway } from './channels/aws-api-gateway.ts';
import { appwrite, azureWebPubSub, convex, meteorDdp } from './channels/backends.ts';
import { centrifugo } from './channels/centrifugo.ts';
import { firebase } from './channels/firebase.ts';
import { phoenix1, phoenix2, supabaseRealtime } from './channels/phoenix.ts';
import { pusher } from './channels/pusher.ts';
import { signalRJson, signalRMessagePack } from './channels/signalr.ts';
import { sockJs } from './channels/sockjs.ts';
import { discordGateway } from './chat/discord.ts';
import { homeAssistant } from './chat/home-assistant.ts';
import { mattermost } from './chat/mattermost.ts';
import { slackRtm, slackSocketMode } from './chat/slack.ts';
import { twitchEventSub, twitchIrc } from './chat/twitch.ts';
import { metro } from './dev-servers/metro.ts';
import { next } from './dev-servers/next.ts';
import { parcel } from './dev-servers/parcel.ts';
import { vite } from './dev-servers/vite.ts';
import { webpackDevServer } from './dev-servers/webpack.ts';
import { awsAppSync, awsAppSyncEvents } from './graphql/aws-appsync.ts';
import { graphqlTransportWs, graphqlWsLegacy } from './graphql/graphql-ws.ts';
import { alpaca, binance, bitfinex, coinbase, ethereumRpc, kraken } from './markets/exchanges.ts';
import { mqtt3, mqtt5 } from './queues/mqtt.ts';
import { nostr } from './queues/nostr.ts';
import { stomp } from './queues/stomp.ts';
import { wamp } from './queues/wamp.ts';
import { xmpp } from './queues/xmpp.ts';
import { colyseus } from './remote/colyseus.ts';
import { devToolsProtocol } from './remote/devtools-protocol.ts';
import { hocuspocus } from './remote/hocuspocus.ts';
import { jupyter } from './remote/jupyter.ts';
import { kubernetes } from './remote/kubernetes.ts';
import { liveKit } from './remote/livekit.ts';
import { noVnc } from './remote/novnc.ts';
import { obsWebSocket } from './remote/obs.ts';
import { engineIo3, engineIo4, socketIo2, socketIo4 } from './socket-io/engine-io.ts';
import type { Protocol } from './types.ts';

/** Every protocol, the more specific before the more general: among equally strong recognitions the first counts. */
export const allProtocols: readonly Protocol[] = [
  // At a vendor's own address.
  awsAppSync,
  awsAppSyncEvents,
  supabaseRealtime,
  openAiRealtime,
  geminiLive,
  deepgram,
  assemblyAi,
  elevenLabs,
  firebase,
  discordGateway,
  slackSocketMode,
  slackRtm,
  twitchEventSub,
  twitchIrc,
  ably,
  convex,
  binance,
  bitfinex,
  alpaca,
  coinbase,
  kraken,
  // By subprotocol, path or first messages.
  engineIo4,
  engineIo3,
  socketIo4,
  socketIo2,
  signalRJson,
  signalRMessagePack,
  graphqlTransportWs,
  graphqlWsLegacy,
  phoenix2,
  phoenix1,
  actionCable,
  pusher,
  stomp,
  mqtt5,
  mqtt3,
  wamp,
  xmpp,
  centrifugo,
  azureWebPubSub,
  vite,
  webpackDevServer,
  next,
  metro,
  parcel,
  kubernetes,
  jupyter,
  devToolsProtocol,
  obsWebSocket,
  noVnc,
  liveKit,
  homeAssistant,
  mattermost,
  appwrite,
  colyseus,
  ethereumRpc,
  nostr,
  hocuspocus,
  // What carries others.
  meteorDdp,
  sockJs,
  awsApiGateway,
];
