/** True for a host name, as `URL.hostname` has it, that is this machine: `localhost`, what stands below it, 127.0.0.0/8 and `[::1]`. */
export const isLoopbackName = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
