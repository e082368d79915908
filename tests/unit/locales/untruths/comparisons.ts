import { type Untruth, untruth } from './untruth.ts';

/** Of comparisons, and of what stands between page and server. */
export const ofComparisons: readonly Untruth[] = [
  untruth('compare.codes.1011.says', 'either end may have met it (RFC 6455 erratum 3227)', [
    /that the server met/,
    /que o servidor encontrou/,
    /que el servidor se encontró/,
    /表示服务器遇到/,
    /que le serveur a rencontré/,
    /إن الخادم واجه/,
  ]),
  untruth('compare.codes.1011.send', 'a client may send it too (RFC 6455 erratum 3227)', [
    /from a server/,
    /a partir de um servidor/,
    /desde un servidor/,
    /由服务器发送/,
    /depuis un serveur/,
    /من خادم/,
  ]),
  untruth('compare.differences.sees.asItself', '“1000 reaches the page as 1000” says nothing', [
    /reaches the page/,
    /chega à página/,
    /llega a la página/,
    /到达页面/,
    /parvient à la page/,
    /إلى الصفحة/,
  ]),
  ...['compare.browser.arrives', 'compare.browser.unchecked'].map((key) =>
    untruth(key, 'false where TCP is reset after the close frame (websocket_channel.cc, OnReadDone)', [
      /with <code>wasClean<\/code> true/,
      /com <code>wasClean<\/code> true/,
      /con <code>wasClean<\/code> en true/,
      /且 <code>wasClean<\/code>/,
      /avec <code>wasClean<\/code> à true/,
      /وقيمة <code>wasClean<\/code> هي true\.$/,
    ]),
  ),
  untruth(
    'compare.codes.1005.receive',
    'Engine.IO closes so for an unanswered ping, Firefox for a broken frame',
    [
      /the end was orderly/,
      /o fim foi ordenado/,
      /el final fue ordenado/,
      /有序结束/,
      /faite dans les règles/,
      /النهاية كانت منظّمة/,
    ],
  ),
  untruth('infrastructure.refusal.kong', 'Kong also answers where no server is healthy', [
    /^Kong itself refused/,
    /Kong recusou/,
    /Kong rechazó/,
    /Kong 自身拒绝/,
    /^C’est Kong qui a refusé/,
    /^رفض Kong/,
  ]),
  untruth('infrastructure.refusal.vercelRewrite', 'seen, and nowhere documented', [
    /rewrites do not carry/,
    /rewrites dela não levam/,
    /rewrites no llevan/,
    /它的 rewrite 不会/,
    /rewrites ne transportent pas/,
    /وهذه القواعد لا تنقل/,
  ]),
];
