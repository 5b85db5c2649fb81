import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type BreakableConnection = {
  url: string;
  /** Ends every connection there is, as a network that fails for a moment does. New ones are accepted. */
  breakAll(): void;
  close(): Promise<void>;
};

/** Another address of the server at `port`, whose connections can be broken. */
export async function startBreakableConnection(port: number): Promise<BreakableConnection> {
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return {
    url: `http://localhost:${address.port}`,
    breakAll,
    async close() {
      proxy.close();
      breakAll();
      await once(proxy, "close");
    },
  };
}
