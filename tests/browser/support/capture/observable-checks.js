/**
 * Everything a page's code can see of WebSocket, as a list of [what, value]. Runs in the page, with and without the hook.
 * Values are text, so that two runs compare.
 */
window.observe = async (base) => {
  const seen = [];
  const note = (what, value) => seen.push([what, text(value)]);
  const text = (value) => {
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value === 'symbol') return String(value);
    if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
    return typeof value === 'object' && value !== null
      ? Object.prototype.toString.call(value)
      : String(value);
  };
  const attempt = (what, act) => {
    try {
      note(what, act());
    } catch (error) {
      note(`${what}: throws`, describe(error));
    }
  };
  const describe = (error) => {
    const stack = Object.getOwnPropertyDescriptor(error, 'stack');
    return [
      Object.prototype.toString.call(error),
      error.name,
      error.message,
      error.code,
      error.constructor.name,
      Reflect.ownKeys(error),
      stack && Object.keys(stack),
      stack?.enumerable,
      stack?.configurable,
      error.stack,
    ];
  };
  const descriptors = (what, object) => {
    note(`${what}: keys in order`, Reflect.ownKeys(object));
    for (const key of Reflect.ownKeys(object)) {
      const found = Object.getOwnPropertyDescriptor(object, key);
      note(`${what}.${String(key)}`, [
        Object.keys(found),
        found.writable,
        found.enumerable,
        found.configurable,
        found.value,
        found.get,
        found.set,
      ]);
    }
  };
  const inFrame = async (html) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = html;
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    await loaded;
    return frame;
  };

  // Firefox has no WebSocketStream.
  for (const name of ['WebSocket', 'WebSocketStream'].filter((type) => type in window)) {
    const Type = window[name];
    descriptors(name, Type);
    descriptors(`${name}.prototype`, Type.prototype);
    note(`${name} among the globals`, Object.keys(Object.getOwnPropertyDescriptor(window, name)));
    note(`${name} attributes`, JSON.stringify(Object.getOwnPropertyDescriptor(window, name)));
    note(`name of ${name}`, Type.name);
    note(`length of ${name}`, Type.length);
    note(`typeof ${name}`, typeof Type);
    note(`${name}.toString()`, Type.toString());
    note(`String(${name})`, `${Type}`);
    note(`Function.prototype.toString.call(${name})`, Function.prototype.toString.call(Type));
    note(`Object.prototype.toString.call(${name})`, Object.prototype.toString.call(Type));
    note(`${name}.prototype.constructor is ${name}`, Type.prototype.constructor === Type);
    note(`${name} parent`, Object.getPrototypeOf(Type));
    note(`${name} extensible`, Object.isExtensible(Type));
    note(`${name} frozen, sealed`, [Object.isFrozen(Type), Object.isSealed(Type)]);
    note(
      `${name} enumerates`,
      (() => {
        const keys = [];
        for (const key in Type) keys.push(key);
        return keys;
      })(),
    );
    note(
      `${name}.prototype enumerates`,
      (() => {
        const keys = [];
        for (const key in Type.prototype) keys.push(key);
        return keys;
      })(),
    );
    note(`${name}.prototype tag`, Object.prototype.toString.call(Type.prototype));
    for (const key of ['caller', 'arguments']) {
      note(`${name} has its own ${key}`, Object.hasOwn(Type, key));
      attempt(`${name}.${key}`, () => Type[key]);
      attempt(`${name}.${key} is set`, () => Reflect.set(Type, key, 1));
      attempt(`${name}.prototype.close.${key}`, () => Type.prototype.close[key]);
      attempt(`${name}.prototype.close.${key} is set`, () => Reflect.set(Type.prototype.close, key, 1));
      attempt(`${key} of a class that extends ${name}`, () => class extends Type {}[key]);
      attempt(`${key} of an object that inherits from ${name}`, () => Object.create(Type)[key]);
    }
    const parent = Object.getPrototypeOf(Type);
    const protoKey = '__proto__';
    for (const [kind, cycle] of [
      ['itself', Type],
      ['its heir', Object.create(Type)],
      ["its heir's heir", class extends class extends Type {} {}],
    ]) {
      const prepared = [
        ['Object.setPrototypeOf', () => Object.setPrototypeOf(Type, cycle)],
        ['Reflect.setPrototypeOf', () => Reflect.setPrototypeOf(Type, cycle)],
        [
          '__proto__',
          () => {
            Type[protoKey] = cycle;
          },
        ],
        ['close', () => Object.setPrototypeOf(Type.prototype.close, Object.create(Type.prototype.close))],
      ];
      for (const [way, act] of prepared) attempt(`${way} of ${name} to ${kind}`, act);
    }
    attempt(`Object.setPrototypeOf(${name}, 1)`, () => Object.setPrototypeOf(Type, 1));
    attempt(`Object.setPrototypeOf(${name}, null)`, () => Object.setPrototypeOf(Type, null) === Type);
    note(`${name} without a parent`, Object.getPrototypeOf(Type));
    attempt(`Reflect.setPrototypeOf(${name}, parent)`, () => Reflect.setPrototypeOf(Type, parent));
    attempt(`Object.setPrototypeOf(sealed close of ${name})`, () =>
      Object.setPrototypeOf(Object.preventExtensions(Type.prototype.close), {}),
    );
    attempt(`getter that a page adds to ${name}`, () => {
      Object.defineProperty(Type, 'added', {
        configurable: true,
        get() {
          return [this === Type, new Error('here').stack];
        },
      });
      return Type.added;
    });
    delete Type.added;
    attempt(`structuredClone(${name})`, () => structuredClone(Type));
    attempt(`${name}()`, () => Type('ws://127.0.0.1:1'));
    attempt(`${name}.call({})`, () => Type.call({}, 'ws://127.0.0.1:1'));
    attempt(`new ${name}()`, () => new Type());
    attempt(`new ${name}('ws://')`, () => new Type('ws://'));
    attempt(`new ${name}('ftp://host')`, () => new Type('ftp://host/'));
    attempt(`new ${name}(null)`, () => new Type(Symbol('no')));
    attempt(`new ${name}(fragment)`, () => new Type(`${base}/#a`).url === `${base}/`);
    attempt(`new ${name}(URL)`, () => new Type(new URL('ftp://host/')));
    attempt(`Reflect.construct(${name}, [], Object)`, () => Reflect.construct(Type, ['ws://'], Object));
    attempt(
      `Reflect.construct(Object, [], ${name})`,
      () => Reflect.construct(Object, [], Type) instanceof Type,
    );
    attempt(`${name}.prototype.close.call({})`, () => Type.prototype.close.call({}));
    attempt(`${name}.prototype.close.toString()`, () => Type.prototype.close.toString());
    attempt(`${name}.prototype.url`, () => Type.prototype.url);
    attempt(`${name} as a class to extend`, () => {
      class Sub extends Type {}
      return [Sub.name, Sub.length, Object.getPrototypeOf(Sub) === Type, String(Sub)];
    });
  }

  note(
    'globals in order',
    Reflect.ownKeys(window).filter((key) => !/^(closeframe.*|observe)$/.test(String(key))),
  );
  note('Error keys', Reflect.ownKeys(Error));
  descriptors('Function.prototype', Function.prototype);
  const nativeText = Function.prototype.toString;
  note('toString of toString', [
    nativeText.toString(),
    nativeText.call(nativeText),
    nativeText.name,
    nativeText.length,
  ]);
  attempt('toString of no function', () => nativeText.call({}));
  attempt('toString of a text', () => Reflect.apply(nativeText, 'text', []));
  attempt('toString as a constructor', () => new nativeText());
  attempt('toString of a proxy', () => nativeText.call(new Proxy(class {}, {})));
  attempt(
    'toString of page code',
    () => nativeText.call(text) === text.toString() && text.toString().startsWith('(value)'),
  );
  attempt('duplicate subprotocols', () => new WebSocket('ws://127.0.0.1:1', ['a', 'a']));
  attempt('bad subprotocol', () => new WebSocket('ws://127.0.0.1:1', 'with space'));
  attempt(
    'subprotocols that throw',
    () =>
      new WebSocket('ws://127.0.0.1:1', {
        get [Symbol.iterator]() {
          throw new RangeError('mine');
        },
      }),
  );
  attempt(
    'URL that throws',
    () =>
      new WebSocket({
        toString() {
          throw new EvalError('mine');
        },
      }).url,
  );
  attempt('order of conversions', () => {
    const order = [];
    const url = {
      toString() {
        order.push('url');
        return 'ws://127.0.0.1:1/';
      },
    };
    const protocols = {
      *[Symbol.iterator]() {
        order.push('protocols');
        yield {
          toString() {
            order.push('item');
            return 'a';
          },
        };
      },
    };
    const socket = new WebSocket(url, protocols);
    socket.close();
    return order;
  });
  attempt('statics', () => [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED]);
  attempt('send before open', () => new WebSocket(`${base}/`).send('early'));
  attempt('send without argument', () => new WebSocket(`${base}/`).send());
  attempt('send on no socket', () => WebSocket.prototype.send.call(new EventTarget(), 'x'));
  attempt('send that throws', () =>
    new WebSocket(`${base}/`).send({
      toString() {
        throw new RangeError('mine');
      },
    }),
  );
  attempt('send.toString()', () => `${WebSocket.prototype.send}`);
  attempt('new send', () => new WebSocket.prototype.send());
  attempt(
    'readyState getter',
    () => `${Object.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState').get}`,
  );

  const socket = new WebSocket(`${base}/echo`, ['chat']);
  attempt('close(1001)', () => socket.close(1001));
  attempt('close(2999)', () => socket.close(2999));
  attempt('close(1000, long)', () => socket.close(1000, 'é'.repeat(62)));
  attempt('close(code that throws)', () =>
    socket.close({
      valueOf() {
        throw new RangeError('mine');
      },
    }),
  );
  attempt('close(symbol)', () => socket.close(Symbol('no')));
  attempt('close(bigint)', () => socket.close(1000n));
  note('own keys of a socket', Reflect.ownKeys(socket));
  note('JSON of a socket', JSON.stringify(socket));
  note('tag of a socket', String(socket));
  note('instanceof', [socket instanceof WebSocket, socket instanceof EventTarget]);
  note('constructor of a socket', [
    socket.constructor === WebSocket,
    Object.getPrototypeOf(socket) === WebSocket.prototype,
  ]);
  note('fields of a socket', [
    socket.url,
    socket.readyState,
    socket.bufferedAmount,
    socket.protocol,
    socket.binaryType,
  ]);
  note('handlers of a socket', [socket.onopen, socket.onmessage, socket.onerror, socket.onclose]);
  const events = [];
  for (const type of ['open', 'message', 'error', 'close']) {
    socket.addEventListener(type, (event) =>
      events.push([type, 'first', event.isTrusted, event.eventPhase, new Error('here').stack]),
    );
    socket[`on${type}`] = (event) =>
      events.push([type, 'on', event.target === socket, event.composedPath().length]);
    socket.addEventListener(type, () => events.push([type, 'captures', socket.readyState]), true);
  }
  const closed = new Promise((done) => socket.addEventListener('close', done));
  socket.addEventListener('open', () => socket.send('hello'));
  socket.addEventListener('message', () => socket.close(4003, 'bye'));
  const event = await closed;
  note('events', events);
  note('close event', [
    event.code,
    event.reason,
    event.wasClean,
    event.type,
    event.isTrusted,
    Object.keys(event),
  ]);
  attempt('send after close', () => socket.send('late'));
  attempt('close after close', () => socket.close());
  attempt('buffered after close', () => socket.bufferedAmount);

  class Sub extends WebSocket {
    field = 'mine';
    constructor(url) {
      super(url);
      note('new.target', new.target === Sub);
    }
    close() {
      note('overridden close', 'called');
      return super.close(4000);
    }
  }
  const sub = new Sub(`${base}/`);
  note('subclass', [
    sub instanceof Sub,
    sub instanceof WebSocket,
    sub.constructor === Sub,
    Reflect.ownKeys(sub),
    sub.field,
  ]);
  sub.close();
  attempt('old-style subclass', () => {
    function Old(url) {
      return Reflect.construct(WebSocket, [url], Old);
    }
    Old.prototype = Object.create(WebSocket.prototype);
    const old = new Old(`${base}/`);
    return [old instanceof Old, Object.getPrototypeOf(old) === Old.prototype];
  });

  const frame = await inFrame('<!doctype html>');
  const Other = frame.contentWindow.WebSocket;
  note('across realms', [
    Other === WebSocket,
    socket instanceof Other,
    new Other(`${base}/`) instanceof WebSocket,
    Other.name,
  ]);
  note('toString of the other realm', frame.contentWindow.Function.prototype.toString.call(WebSocket));
  attempt('error of the other realm', () => {
    try {
      new Other('ws://');
    } catch (error) {
      return [error instanceof DOMException, error instanceof frame.contentWindow.DOMException];
    }
  });
  attempt('close across realms', () => Other.prototype.close.call(new WebSocket(`${base}/`), 4001));
  frame.remove();

  const deep = (calls) => (calls === 0 ? new WebSocket('ws://') : [deep(calls - 1)]);
  attempt('deep stack', () => deep(200));
  Error.prepareStackTrace = (_error, sites) =>
    sites.map((site) => [site.getFunctionName(), site.getLineNumber(), site.getTypeName()]);
  attempt('structured stack', () => new WebSocket('ws://'));
  note('prepareStackTrace stays', Object.keys(Error));
  delete Error.prepareStackTrace;
  Error.stackTraceLimit = 1;
  attempt('short stack', () => new WebSocket('ws://'));
  note('stackTraceLimit stays', Error.stackTraceLimit);
  delete Error.stackTraceLimit;
  attempt('no stack', () => new WebSocket('ws://'));
  note('Error keys at the end', Reflect.ownKeys(Error));
  Error.stackTraceLimit = 10;

  if ('WebSocketStream' in window) await observeStream();
  return seen;

  async function observeStream() {
    const rejections = [];
    const last = new Promise((done) => {
      window.addEventListener('unhandledrejection', ({ reason }) => {
        rejections.push(String(reason));
        if (reason === 'the last') done();
      });
    });
    const stream = new WebSocketStream('ws://127.0.0.1:1/');
    note('own keys of a stream', Reflect.ownKeys(stream));
    const { opened, closed: ended } = stream;
    note('stream promises', [stream.opened === opened, stream.closed === ended, Reflect.ownKeys(opened)]);
    attempt('stream close(1001)', () => stream.close({ closeCode: 1001 }));
    attempt('stream close(text)', () => stream.close('no'));
    await stream.closed.catch((error) => note('stream error', describe(error).slice(0, 9)));
    stream.opened.then(() => {});
    // The browser reports rejections in their order: this one comes after all others.
    Promise.reject('the last');
    await last;
    note('unhandled rejections', rejections);
  }
};
