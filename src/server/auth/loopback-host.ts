/** Whether a request was made under a name that only this machine answers to. */
export function isLoopbackHost(host: unknown): boolean {
  return typeof host === "string" && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}
