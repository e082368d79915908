/**
 * The pictured application's own addresses, each with the demo's peer behind it. `page/shop.ts` opens them, and the
 * browser finds them under names below `shopDomain`, all of which are this machine.
 */
export const shopPaths: Readonly<Record<string, string>> = {
  '/notifications': '/way/heroku/55',
  '/presence': '/silent',
  '/greeting': '/close/1000/done',
  '/checkout': '/silent',
  '/admin': '/status/403',
  '/orders': '/close/1011/Cannot read properties of undefined (reading "id")',
  '/prices': '/close/4102/quota used up',
  '/chat': '/close/1012/deploying',
  '/graphql': '/graphql-unauthorized',
  '/cable': '/cable',
  '/payments': '/echo',
  '/feed': '/destroy',
};

/** Reserved for examples (RFC 2606). */
export const shopDomain = 'shop.example';
