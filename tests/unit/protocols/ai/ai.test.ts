import { describe, expect, test } from 'vitest';
import { beat, quote, reason, recognised, start } from '../stories.ts';

const seconds = start / 1_000;

describe('OpenAI Realtime', () => {
  // openai/openai-openapi, openapi.yaml; openai/openai-node, realtime.ts.
  const place = { url: 'wss://api.openai.com/v1/realtime?model=gpt-realtime', protocol: 'realtime' };
  const created = `<{"type":"session.created","event_id":"e","session":{"expires_at":${seconds + 60}}}`;

  test('is certain at its own address only', () => {
    expect(recognised(place, [created])).toBe('openai-realtime certain');
    expect(recognised({ url: 'wss://shop.dev/v1/realtime', protocol: 'realtime' }, [created])).toBe('none');
  });

  test.each([
    ['session_expired', 'openai/error sessionExpired expected'],
    ['insufficient_quota', 'openai/error quota'],
    ['invalid_api_key', 'openai/error refusedAuth'],
    ['other', 'openai/error serverReportedError passing'],
  ])('error %s says %s', (code, expected) => {
    const line = `<{"event_id":"e","type":"error","error":{"type":"x","code":"${code}","message":"Your session hit the maximum duration of 60 minutes."}}`;
    expect(reason(place, [line])).toBe(expected);
    expect(quote(place, [line])).toBe('Your session hit the maximum duration of 60 minutes.');
  });

  test.each([
    [54_999, '-'],
    [55_000, 'openai/expires sessionExpired expected'],
    [65_000, 'openai/expires sessionExpired expected'],
    [65_001, '-'],
  ])('an end after %d ms, 60 s being announced: %s', (end, expected) => {
    expect(reason(place, [created], end)).toBe(expected);
  });
});

describe('Gemini Live', () => {
  // googleapis/js-genai, src/types.ts: JSON in binary messages.
  const place = {
    url: 'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=a',
  };
  const setup = '>{"setup":{"model":"models/x"}}';
  const binary = (text: string) => `<#${Buffer.from(text).toString('hex')}`;

  test.each([
    ['{"goAway":{"timeLeft":"10s"}}', 15_000, 'gemini/go-away goAway expected'],
    ['{"goAway":{"timeLeft":"10s"}}', 15_001, '-'],
    ['{"goAway":{"timeLeft":"0.5s"}}', 5_500, 'gemini/go-away goAway expected'],
    ['{"goAway":{}}', 1_000, 'gemini/go-away goAway passing expected'],
    ['{"goAway":{"timeLeft":"-1s"}}', 1_000, 'gemini/go-away goAway passing expected'],
    ['{"sessionResumptionUpdate":{"newHandle":"x","resumable":true}}', 1_000, '-'],
  ])('%s, %d ms before the end: %s', (text, end, expected) => {
    expect(recognised(place, [setup])).toBe('gemini-live certain');
    expect(reason(place, [setup, binary(text)], end)).toBe(expected);
  });
});

// deepgram/deepgram-js-sdk; developers.deepgram.com/docs/audio-keep-alive.
test('Deepgram is told that the stream ends, and waits 10 s for audio', () => {
  const place = { url: 'wss://api.deepgram.com/v1/listen' };
  expect(reason(place, ['>{"type":"CloseStream"}'])).toBe('deepgram/close pageEnded expected');
  expect(recognised(place, ['<{"type":"Metadata"}'])).toBe('deepgram certain');
  expect(beat(place, ['>#00 01'], 8_999)).toBe('fine');
  expect(beat(place, ['>#00 01'], 10_000)).toBe('missed page');
});

// AssemblyAI/assemblyai-node-sdk, src/types/streaming/index.ts.
test.each([
  [
    '<{"type":"Termination","audio_duration_seconds":12,"session_duration_seconds":13}',
    'assemblyai/termination ended expected',
  ],
  ['<{"message_type":"SessionTerminated"}', 'assemblyai/termination ended expected'],
  ['<{"error":"x"}', 'assemblyai/error serverError'],
  ['>{"type":"Terminate"}', 'assemblyai/terminate pageEnded expected'],
  [`<{"type":"Begin","id":"a","expires_at":${seconds}}`, 'assemblyai/expires sessionExpired expected'],
  [`<{"type":"Begin","id":"a","expires_at":${seconds + 600}}`, '-'],
])('AssemblyAI: %s says %s', (line, expected) => {
  expect(reason({ url: 'wss://streaming.assemblyai.com/v3/ws?sample_rate=16000' }, [line])).toBe(expected);
});

// elevenlabs/elevenlabs-docs, websockets.mdx.
test.each([
  ['>{"text":""}', 'elevenlabs/empty-text pageEnded expected'],
  ['>{"text":" "}', '-'],
  ['<{"isFinal":true}', 'elevenlabs/final ended expected'],
  ['<{"isFinal":null,"audio":"x"}', '-'],
])('ElevenLabs: %s says %s', (line, expected) => {
  const place = { url: 'wss://api.elevenlabs.io/v1/text-to-speech/abc/stream-input?model_id=x' };
  expect(recognised(place, ['>{"text":" ","voice_settings":{}}'])).toBe('elevenlabs-tts certain');
  expect(reason(place, [line])).toBe(expected);
});
