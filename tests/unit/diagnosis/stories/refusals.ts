import { onHost } from './fixtures.ts';

/** Answers that refuse, by their headers; the first host is anybody's. */
const refusals: readonly (readonly [answer: string, host?: string])[] = [
  ['403;cf-mitigated=challenge;Server=cloudflare'],
  ['522;Server=cloudflare'],
  ['403;Server=CloudFront;X-Cache=Error+from+cloudfront'],
  ['404;X-Azure-Ref=20261121T100000Z-1'],
  ['403;Server=AkamaiGHost'],
  ['403;X-Iinfo=1-2-3_NNNN+B12(4,5)'],
  ['404;Server=nginx;X-Powered-By=PHP/8.3'],
  ['403;X-Kong-Response-Latency=1'],
  ['403;server=envoy'],
  ['400;Server=Apache'],
  ['503;Server=awselb/2.0'],
  ['464;Server=awselb/2.0'],
  ['400;Server=awselb/2.0'],
  ['302;X-Goog-IAP-Generated-Response=true'],
  ['403;x-amzn-ErrorType=ForbiddenException'],
  ['403;server=envoy', 'a.eu-west-1.awsapprunner.com'],
  ['403;X-Squid-Error=ERR_ACCESS_DENIED_0'],
  ['403;Server=Zscaler/6.2'],
  ['502;Fly-Request-Id=01ABC'],
  ['503;Via=1.1+vegur;Cache-Control=no-cache,+no-store'],
  ['404;x-vercel-error=NOT_FOUND'],
  ['404;x-vercel-error=DEPLOYMENT_NOT_FOUND'],
  ['500;x-vercel-error=FUNCTION_INVOCATION_FAILED'],
  ['301;Location=https://shop.onrender.com/', 'shop.onrender.com'],
  ['401;WWW-Authenticate=tunnel', 'shop-3000.app.github.dev'],
  ['404;Ngrok-Error-Code=ERR_NGROK_3200'],
  ['200;Ngrok-Error-Code=ERR_NGROK_6024'],
  ['400;Ngrok-Error-Code=ERR_NGROK_3206'],
  ['403;server=uvicorn'],
  ['404;X-Powered-By=Express'],
  ['403;Sec-Websocket-Version=13;X-Content-Type-Options=nosniff'],
];
export const refusedStories = refusals.map(
  ([answer, host = 'api.shop.dev']) =>
    [onHost(host, `answer:${answer} request:Origin=https://shop.dev failed@9`)] as const,
);
