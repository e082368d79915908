import { textAt } from '../reading/json-value.ts';
import { words } from '../reading/signs.ts';
import type { Protocol } from '../types.ts';

/** The gateway's own messages, whatever the application speaks: {message, connectionId, requestId}. */
export const awsApiGateway: Protocol = {
  id: 'aws-apigateway',
  name: 'AWS API Gateway',
  identity: { hosts: ['*.execute-api.*.amazonaws.com'], onlyAtAddress: true, carrier: true },
  signs: { goodbye: words('requestId') },
  reads: ({ direction, json }) => {
    const said = textAt(json, 'message');
    const own = textAt(json, 'connectionId') !== null && textAt(json, 'requestId') !== null;
    if (direction === 'sent' || said === null || !own) return null;
    const saidWhere = { final: false, said } as const;
    return said === 'Forbidden'
      ? {
          id: 'aws-apigateway/forbidden',
          meaning: 'forbidden',
          fix: ['permission', 'gatewayLogs'],
          ...saidWhere,
        }
      : { id: 'aws-apigateway/error', meaning: 'gatewayError', fix: ['gatewayLogs'], ...saidWhere };
  },
  sources: [
    'https://github.com/aws-samples/simple-websockets-chat-app/issues/42',
    'https://github.com/aws-samples/simple-websockets-chat-app/issues/24',
  ],
};
