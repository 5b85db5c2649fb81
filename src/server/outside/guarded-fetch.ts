import { promises as dns, type LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { Agent, fetch as undiciFetch } from "undici";
import { markedError } from "@/shared/marked-error";

/**
 * A fetch for addresses that somebody else has chosen. It connects only to addresses that were checked, follows at most
 * three redirects, and rejects with `FetchRefused` where it would not go.
 */
export type GuardedFetch = {
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>;

/** The message is for people. */
export class FetchRefused extends markedError("FetchRefused") {}

const maximumRedirects = 3;

export function createGuardedFetch({
  isAllowed,
  resolveHost = (hostname) => dns.lookup(hostname, { all: true }),
}: {
  isAllowed(address: string): boolean;
  resolveHost?: ResolveHost | undefined;
}): GuardedFetch {
  const check = (address: string) => {
    if (!isAllowed(address)) throw new FetchRefused(privateAddress);
  };

  // The socket connects to what this returns, so that a name cannot mean one address here and another there.
  async function lookupChecked(hostname: string): Promise<LookupAddress[]> {
    const found = await resolveHost(hostname);
    for (const { address } of found) check(address);
    return found;
  }

  const agent = new Agent({
    connect: {
      timeout: 10_000,
      lookup(hostname, { all }, done) {
        lookupChecked(hostname).then(
          ([first, ...others]) => {
            if (!first) done(new FetchRefused("The server's name could not be found."), "");
            else if (all) done(null, [first, ...others]);
            else done(null, first.address, first.family);
          },
          (error) => done(error, ""),
        );
      },
    },
  });

  async function request(url: URL, init: RequestInit): Promise<Response> {
    checkUrl(url);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // Sockets do not look up what already is an address.
    if (isIP(host)) check(host);
    const options = { ...init, redirect: "manual", dispatcher: agent } as unknown;
    return (await undiciFetch(url, options as Parameters<typeof undiciFetch>[1])) as unknown as Response;
  }

  return {
    async fetch(address, init = {}) {
      let url = parseUrl(address);
      let next = init;
      for (let redirects = 0; ; redirects += 1) {
        const response = await request(url, next);
        const location = redirectOf(response);
        if (location === null || init.redirect === "manual") return response;
        await response.body?.cancel();
        if (redirects === maximumRedirects || init.redirect === "error") {
          throw new FetchRefused("The server redirects too often.");
        }
        const target = parseUrl(location, url);
        next = redirectedInit(next, response.status, target.origin !== url.origin);
        url = target;
      }
    },
    close: () => agent.destroy(),
  };
}

const privateAddress =
  "The address leads to a private or reserved network. The server allows that only with RETAKE_ALLOW_PRIVATE_TOOL_HOSTS.";

function checkUrl(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new FetchRefused("Only http and https addresses can be called.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new FetchRefused("The address may not hold a user name or password. Use a credential.");
  }
}

function parseUrl(text: string | URL, base?: URL): URL {
  try {
    return new URL(text, base);
  } catch {
    throw new FetchRefused(
      base ? "The server redirects to what is not an address." : "The address is not one that can be called.",
    );
  }
}

function redirectOf(response: Response): string | null {
  return [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get("location") : null;
}

/** Headers that say nothing about who asks; the others stay with the origin they were meant for. */
const anonymousHeaders = new Set(["accept", "accept-language", "content-type", "user-agent"]);

function redirectedInit(init: RequestInit, status: number, isOtherOrigin: boolean): RequestInit {
  const headers = new Headers(init.headers);
  if (isOtherOrigin) {
    for (const name of [...headers.keys()]) if (!anonymousHeaders.has(name)) headers.delete(name);
  }
  const method = (init.method ?? "GET").toUpperCase();
  const becomesGet =
    (status === 303 && method !== "HEAD") || ((status === 301 || status === 302) && method === "POST");
  if (!becomesGet) {
    if (init.body !== null && init.body !== undefined && typeof init.body !== "string") {
      throw new FetchRefused("The server redirects a request that cannot be sent again.");
    }
    return { ...init, headers };
  }
  headers.delete("content-type");
  return { ...init, headers, method: "GET", body: null };
}
