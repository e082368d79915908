import { assemblyAi } from './ai/assemblyai-messages.ts';
import { deepgram } from './ai/deepgram-messages.ts';
import { elevenLabs } from './ai/elevenlabs-messages.ts';
import { geminiLive } from './ai/gemini-live-messages.ts';
import { openAiRealtime } from './ai/openai-realtime-messages.ts';
import { ably } from './channels/ably-messages.ts';
import { actionCable } from './channels/action-cable-messages.ts';
import { appwrite } from './channels/appwrite-messages.ts';
import { awsApiGateway } from './channels/aws-api-gateway-messages.ts';
import { azureWebPubSub } from './channels/azure-web-pubsub-messages.ts';
import { centrifugo } from './channels/centrifugo-messages.ts';
import { convex } from './channels/convex-messages.ts';
import { firebase } from './channels/firebase-messages.ts';
import { meteorDdp } from './channels/meteor-ddp-messages.ts';
import { phoenix1, phoenix2, supabaseRealtime } from './channels/phoenix-messages.ts';
import { pusher } from './channels/pusher-messages.ts';
import { signalRJson, signalRMessagePack } from './channels/signalr-messages.ts';
import { sockJs } from './channels/sockjs-messages.ts';
import { discordGateway } from './chat/discord-messages.ts';
import { mattermost } from './chat/mattermost-messages.ts';
import { slackRtm, slackSocketMode } from './chat/slack-messages.ts';
import { twitchEventSub } from './chat/twitch-eventsub-messages.ts';
import { twitchIrc } from './chat/twitch-irc-messages.ts';
import { metro } from './dev-servers/metro-messages.ts';
import { next } from './dev-servers/next-messages.ts';
import { parcel } from './dev-servers/parcel-messages.ts';
import { vite } from './dev-servers/vite-messages.ts';
import { webpackDevServer } from './dev-servers/webpack-messages.ts';
import { awsAppSync, awsAppSyncEvents } from './graphql/aws-appsync-messages.ts';
import { graphqlTransportWs, graphqlWsLegacy } from './graphql/graphql-ws-messages.ts';
import { alpaca } from './markets/alpaca-messages.ts';
import { binance } from './markets/binance-messages.ts';
import { bitfinex } from './markets/bitfinex-messages.ts';
import { coinbase } from './markets/coinbase-messages.ts';
import { ethereumRpc } from './markets/ethereum-rpc-messages.ts';
import { kraken } from './markets/kraken-messages.ts';
import { mqtt3, mqtt5 } from './messaging/mqtt-messages.ts';
import { nostr } from './messaging/nostr-messages.ts';
import { stomp } from './messaging/stomp-messages.ts';
import { wamp } from './messaging/wamp-messages.ts';
import { xmpp } from './messaging/xmpp-messages.ts';
import { devToolsProtocol } from './remote/devtools-protocol-messages.ts';
import { homeAssistant } from './remote/home-assistant-messages.ts';
import { jupyter } from './remote/jupyter-messages.ts';
import { kubernetes } from './remote/kubernetes-messages.ts';
import { noVnc } from './remote/novnc-messages.ts';
import { obsWebSocket } from './remote/obs-messages.ts';
import { colyseus } from './rooms/colyseus-messages.ts';
import { hocuspocus } from './rooms/hocuspocus-messages.ts';
import { liveKit } from './rooms/livekit-messages.ts';
import { engineIo3, engineIo4, socketIo2, socketIo4 } from './socket-io/engine-io-messages.ts';
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
