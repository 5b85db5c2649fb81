import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OutsideServer, startOutsideServer } from "../tools/testing/outside-server";
import { createGuardedFetch, type GuardedFetch } from "./guarded-fetch";
import { isPublicAddress } from "./public-address";
import { describeTrouble } from "./transport-trouble";

let server: OutsideServer;
beforeAll(async () => {
  server = await startOutsideServer(({ url }, response) => {
    const [, status, ...target] = url.split("|");
    if (status) response.writeHead(Number(status), { location: decodeURIComponent(target.join("|")) }).end();
    else response.end("arrived");
  });
});
beforeEach(() => server.received.splice(0));
afterAll(() => server.close());

const open: GuardedFetch[] = [];
const guarded = (options: Partial<Parameters<typeof createGuardedFetch>[0]> = {}) => {
  const web = createGuardedFetch({ isAllowed: isPublicAddress, ...options });
  open.push(web);
  return web.fetch;
};
afterEach(async () => {
  for (const web of open.splice(0)) await web.close();
});

const troubleOf = (answer: Promise<Response>) =>
  answer.then(
    (response) => `answered ${response.status}`,
    (error) => describeTrouble(error),
  );
const privately = expect.stringContaining("private or reserved network");

describe("what leads to a private network is refused before anything is sent", () => {
  it.each([
    "127.0.0.1",
    "localhost",
    "0",
    "127.1",
    "0x7f.1",
    "0177.0.0.1",
    "2130706433",
    "017700000001",
    "127.0.0.1.",
    "１２７.0.0.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "169.254.169.254",
  ])("%s", async (host) => {
    expect(await troubleOf(guarded()(`http://${host}:${server.port}/`))).toEqual(privately);
    expect(server.received).toEqual([]);
  });

  it("a name that means a private address", async () => {
    const resolveHost = async () => [{ address: "127.0.0.1", family: 4 }];
    const fetch = guarded({ resolveHost });
    expect(await troubleOf(fetch(`http://rebound.example:${server.port}/`))).toEqual(privately);
  });

  it("a name that means a private address among others", async () => {
    const resolveHost = async () => [
      { address: "93.184.216.34", family: 4 },
      { address: "::ffff:127.0.0.1", family: 6 },
    ];
    const fetch = guarded({ resolveHost });
    expect(await troubleOf(fetch(`http://mixed.example:${server.port}/`))).toEqual(privately);
  });

  it("a name that means another address at the second look", async () => {
    const answers = ["127.0.0.1", "127.0.0.2"];
    const fetch = guarded({
      isAllowed: (address) => address === "127.0.0.1",
      resolveHost: async () => [{ address: answers.shift() ?? "", family: 4 }],
    });
    const url = `http://rebound.example:${server.port}/`;
    expect(await (await fetch(url)).text()).toBe("arrived");
    // Either the connection that was checked is used again, or the new address is refused.
    expect(await troubleOf(fetch(url, { headers: { connection: "close" } }))).toMatch(/answered 200|private/);
    expect(await troubleOf(fetch(`http://rebound.example:${server.port + 1}/`))).toEqual(privately);
  });

  it("a redirect to one", async () => {
    const fetch = guarded({ isAllowed: (address) => address === "127.0.0.1" });
    for (const target of [
      "http://169.254.169.254/latest/meta-data/",
      "//127.0.0.2/",
      `http://[::1]:${server.port}/`,
      "http://0x7f.2/",
    ]) {
      const address = `${server.url}/|302|${encodeURIComponent(target)}`;
      expect(await troubleOf(fetch(address))).toEqual(privately);
    }
  });
});

describe("an address", () => {
  it.each([
    ["file:///etc/passwd", /Only http and https/],
    ["gopher://127.0.0.1/", /Only http and https/],
    ["http://ada:word@a.example/", /user name or password/],
  ])("%s is refused", async (url, message) => {
    expect(await troubleOf(guarded({ isAllowed: () => true })(url))).toMatch(message);
  });

  it("without a name behind it is said to have none", async () => {
    const resolveHost = () =>
      Promise.reject(Object.assign(new Error("getaddrinfo secret"), { code: "ENOTFOUND" }));
    expect(await troubleOf(guarded({ resolveHost })("http://nowhere.example/"))).toBe(
      "The server's name could not be found.",
    );
    expect(await troubleOf(guarded({ resolveHost: async () => [] })("http://empty.example/"))).toBe(
      "The server's name could not be found.",
    );
  });

  it("where nobody listens is said to refuse", async () => {
    const gone = await startOutsideServer(() => {});
    await gone.close();
    expect(await troubleOf(guarded({ isAllowed: () => true })(gone.url))).toBe(
      "The server refused the connection.",
    );
  });
});

describe("a redirect", () => {
  const follow = guardedPost();
  function guardedPost() {
    return (status: number, target: string, init: RequestInit = {}) =>
      guarded({ isAllowed: () => true })(`${server.url}/|${status}|${encodeURIComponent(target)}`, {
        method: "POST",
        body: '{"a":1}',
        headers: {
          authorization: "Bearer hunter2",
          "x-api-key": "hunter2",
          cookie: "a=hunter2",
          "content-type": "application/json",
          accept: "text/plain",
        },
        ...init,
      });
  }

  it.each([
    [301, "GET", ""],
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", '{"a":1}'],
    [308, "POST", '{"a":1}'],
  ])("%s goes on as %s, with its headers on the same origin", async (status, method, body) => {
    expect(await (await follow(status, "/next")).text()).toBe("arrived");
    expect(server.received).toHaveLength(2);
    expect(server.received[1]).toMatchObject({ method, url: "/next", body });
    expect(server.received[1]?.headers).toMatchObject({
      authorization: "Bearer hunter2",
      "x-api-key": "hunter2",
    });
    expect(server.received[1]?.headers["content-type"]).toBe(body ? "application/json" : undefined);
  });

  it("carries nothing that identifies to another origin", async () => {
    const other = await startOutsideServer((_, response) => response.end("arrived"));
    expect(await (await follow(307, `${other.url}/next`)).text()).toBe("arrived");
    expect(other.received[0]).toMatchObject({ method: "POST", body: '{"a":1}' });
    expect(JSON.stringify(other.received)).not.toContain("hunter2");
    expect(other.received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      accept: "text/plain",
    });
    await other.close();
  });

  it("is followed three times at most", async () => {
    const through = (times: number): string =>
      times === 0 ? "/end" : `/|302|${encodeURIComponent(through(times - 1))}`;
    const fetch = guarded({ isAllowed: () => true });
    expect(await (await fetch(server.url + through(3))).text()).toBe("arrived");
    expect(await troubleOf(fetch(server.url + through(4)))).toBe("The server redirects too often.");
  });

  it.each([
    ["to no address", "http://", /not an address/],
    ["to another kind of address", "file:///etc/passwd", /Only http and https/],
    ["with a user name in it", "http://ada:word@127.0.0.1/", /user name or password/],
  ])("%s is refused", async (_, target, message) => {
    expect(await troubleOf(follow(302, target))).toMatch(message);
  });

  it("without a target is the answer", async () => {
    const bare = await startOutsideServer((_, response) => response.writeHead(302).end("here"));
    const response = await guarded({ isAllowed: () => true })(bare.url);
    expect([response.status, await response.text()]).toEqual([302, "here"]);
    await bare.close();
  });
});
