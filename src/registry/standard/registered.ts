import { sources as at } from '../sources.ts';
import { onTheWire, type StandardEntry } from './entry.ts';

const reference = 'IANA registry';

/** Codes registered with IANA after RFC 6455: 1012 to 1014, and three of the range 3000 to 3999. */
export const registeredCodes: readonly StandardEntry[] = [
  {
    code: 1012,
    fixes: 2,
    quirks: 1,
    facts: { ...onTheWire, sender: 'server', reconnect: 'yes', severity: 'warning' },
    senders: [
      ['uvicorn', 'codes.sent.shutdown', at.uvicorn],
      ['Bandit (Phoenix)', 'codes.sent.restart', at.bandit],
    ],
    reference,
    sources: [at.iana, at.restartMail, at.restartMailOlder, at.spring, at.mdn],
  },
  {
    code: 1013,
    fixes: 3,
    quirks: 1,
    facts: { ...onTheWire, sender: 'server', reconnect: 'yes', severity: 'warning' },
    senders: [],
    reference,
    sources: [at.iana, at.restartMail, at.restartMailOlder, at.spring, at.mdn],
  },
  {
    code: 1014,
    fixes: 2,
    quirks: 2,
    facts: { ...onTheWire, sender: 'server', reconnect: 'yes', severity: 'error' },
    senders: [['Replit workspaces', 'codes.sent.upstream', at.crosis]],
    reference,
    sources: [at.iana, at.gatewayMail, at.gorilla, at.netty, at.mdn],
  },
  {
    code: 3000,
    fixes: 2,
    quirks: 1,
    facts: { ...onTheWire, pageMaySend: true, reconnect: 'after-fix', severity: 'error' },
    senders: [['OpenAI Realtime', 'codes.sent.credentials', at.openai]],
    reference,
    sources: [at.iana, at.rfcRanges],
  },
  {
    code: 3003,
    fixes: 2,
    quirks: 1,
    facts: { ...onTheWire, pageMaySend: true, reconnect: 'no', severity: 'error' },
    senders: [],
    reference,
    sources: [at.iana, at.rfcRanges],
  },
  {
    code: 3008,
    fixes: 2,
    quirks: 1,
    facts: { ...onTheWire, pageMaySend: true, reconnect: 'yes', severity: 'warning' },
    senders: [],
    reference,
    sources: [at.iana, at.rfcRanges],
  },
];
