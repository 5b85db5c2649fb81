import { createGuardedFetch, type GuardedFetch, type ResolveHost } from "../outside/guarded-fetch";
import { isPublicAddress } from "../outside/public-address";
import { createSecretSeal, type SecretSeal } from "../outside/secret-seal";
import { askSampleService } from "../samples/sample-service";
import { createMcpServers, type McpServers } from "./mcp-servers";

/** What tools are performed with: the secrets of organizations, the way out to the world, and what is open there. */
export type Toolbox = {
  seal: SecretSeal;
  web: GuardedFetch;
  modelWeb: GuardedFetch;
  servers: McpServers;
  close(): Promise<void>;
};

export type ToolboxSettings = {
  /** The app's secret. */
  secret: string;
  allowsPrivateHosts: boolean;
  /** Whether saved models may be on this machine or its network, where people run models of their own. */
  allowsPrivateModels: boolean;
  resolveHost?: ResolveHost;
};

export function createToolbox({
  secret,
  allowsPrivateHosts,
  allowsPrivateModels,
  resolveHost,
}: ToolboxSettings): Toolbox {
  const guard = (allowsPrivate: boolean) =>
    createGuardedFetch({ isAllowed: allowsPrivate ? () => true : isPublicAddress, resolveHost });
  const web = withSampleService(guard(allowsPrivateHosts));
  const modelWeb = guard(allowsPrivateModels);
  const servers = createMcpServers(web);
  return {
    seal: createSecretSeal(secret),
    web,
    modelWeb,
    servers,
    async close() {
      await servers.close();
      await Promise.all([web.close(), modelWeb.close()]);
    },
  };
}

function withSampleService(web: GuardedFetch): GuardedFetch {
  return {
    ...web,
    fetch: async (input, init) =>
      askSampleService(new URL(input instanceof Request ? input.url : input)) ?? web.fetch(input, init),
  };
}
