import type { Pack } from '../pack.ts';
import { pack as actionCable } from './action-cable.ts';
import { pack as assemblyai } from './assemblyai.ts';
import { pack as atproto } from './atproto.ts';
import { pack as awsApiGateway } from './aws-api-gateway.ts';
import { pack as azureWebPubsub } from './azure-web-pubsub.ts';
import { pack as binance } from './binance.ts';
import { pack as centrifugo } from './centrifugo.ts';
import { pack as cloudflareAgents } from './cloudflare-agents.ts';
import { pack as colyseus } from './colyseus.ts';
import { pack as deepgram } from './deepgram.ts';
import { pack as discordGateway } from './discord-gateway.ts';
import { pack as discordRpc } from './discord-rpc.ts';
import { pack as discordVoice } from './discord-voice.ts';
import { pack as fluxerGateway } from './fluxer-gateway.ts';
import { pack as geminiLive } from './gemini-live.ts';
import { pack as graphqlTransportWs } from './graphql-transport-ws.ts';
import { pack as guacamole } from './guacamole.ts';
import { pack as hocuspocus } from './hocuspocus.ts';
import { pack as janus } from './janus.ts';
import { pack as liveblocks } from './liveblocks.ts';
import { pack as mattermost } from './mattermost.ts';
import { pack as nostr } from './nostr.ts';
import { pack as obsWebsocket } from './obs-websocket.ts';
import { pack as ocppRpc } from './ocpp-rpc.ts';
import { pack as okx } from './okx.ts';
import { pack as openaiRealtime } from './openai-realtime.ts';
import { pack as pandascore } from './pandascore.ts';
import { pack as partykit } from './partykit.ts';
import { pack as phoenix } from './phoenix.ts';
import { pack as protoo } from './protoo.ts';
import { pack as pusher } from './pusher.ts';
import { pack as qqBot } from './qq-bot.ts';
import { pack as replitCrosis } from './replit-crosis.ts';
import { pack as saltyrtc } from './saltyrtc.ts';
import { pack as signalr } from './signalr.ts';
import { pack as sockjs } from './sockjs.ts';
import { pack as speechmatics } from './speechmatics.ts';
import { pack as springWebsocket } from './spring-websocket.ts';
import { pack as stompjs } from './stompjs.ts';
import { pack as subscriptionsTransportWs } from './subscriptions-transport-ws.ts';
import { pack as tldrawSync } from './tldraw-sync.ts';
import { pack as trpc } from './trpc.ts';
import { pack as ttyd } from './ttyd.ts';
import { pack as twitchEventsub } from './twitch-eventsub.ts';
import { pack as wampAutobahn } from './wamp-autobahn.ts';
import { pack as yWebsocket } from './y-websocket.ts';

/** All built-in packs, in the order of their ids. */
export const builtInPacks: readonly Pack[] = [
  actionCable,
  assemblyai,
  atproto,
  awsApiGateway,
  azureWebPubsub,
  binance,
  centrifugo,
  cloudflareAgents,
  colyseus,
  deepgram,
  discordGateway,
  discordRpc,
  discordVoice,
  fluxerGateway,
  geminiLive,
  graphqlTransportWs,
  guacamole,
  hocuspocus,
  janus,
  liveblocks,
  mattermost,
  nostr,
  obsWebsocket,
  ocppRpc,
  okx,
  openaiRealtime,
  pandascore,
  partykit,
  phoenix,
  protoo,
  pusher,
  qqBot,
  replitCrosis,
  saltyrtc,
  signalr,
  sockjs,
  speechmatics,
  springWebsocket,
  stompjs,
  subscriptionsTransportWs,
  tldrawSync,
  trpc,
  ttyd,
  twitchEventsub,
  wampAutobahn,
  yWebsocket,
];
