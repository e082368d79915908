import type { Pack } from '../pack.ts';

const source =
  'https://www.repost.aws/zh-Hant/questions/QUpz6uWU0SSnunjzPrbmLtRg/api-gateway-websockets-size-limit-feedback';

export const pack: Pack = {
  id: 'aws-api-gateway',
  name: 'AWS API Gateway WebSocket',
  homepage:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html',
  recognise: [
    {
      host: '*.execute-api.*.amazonaws.com',
      certainty: 'proven',
      basis:
        'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html',
    },
  ],
  sentBy: 'server',
  codes: [
    {
      code: 1000,
      name: 'Deleted by backend',
      topic: 'finished',
      reconnect: 'depends',
      source: 'https://github.com/aws/chalice/issues/2060',
    },
    { code: 1009, name: 'Message too big', topic: 'limit', reconnect: 'after-fix', source },
  ],
};
