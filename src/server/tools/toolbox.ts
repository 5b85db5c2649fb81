import { createGuardedFetch, type GuardedFetch, type ResolveHost } from "./guarded-fetch";
import { createMcpServers, type McpServers } from "./mcp-servers";
import { isPublicAddress } from "./public-address";
import { createSecretSeal, type SecretSeal } from "./secret-seal";

/** What tools are performed with: the secrets of organizations, the way out to the world, and what is open there. */
export type Toolbox = { seal: SecretSeal; web: GuardedFetch; servers: McpServers; close(): Promise<void> };

export type ToolboxSettings = {
  /** The app's secret. */
  secret: string;
  allowsPrivateHosts: boolean;
  resolveHost?: ResolveHost;
};

export function createToolbox({ secret, allowsPrivateHosts, resolveHost }: ToolboxSettings): Toolbox {
  const isAllowed = allowsPrivateHosts ? () => true : isPublicAddress;
  const web = createGuardedFetch({ isAllowed, resolveHost });
  const servers = createMcpServers(web);
  return {
    seal: createSecretSeal(secret),
    web,
    servers,
    async close() {
      await servers.close();
      await web.close();
    },
  };
}
