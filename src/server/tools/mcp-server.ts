/** A server to talk to, and how. */
export type McpServer = {
  /** The same for what may share a session: server and credential. */
  key: string;
  /** Stands in the names of its functions. */
  slug: string;
  url: string;
  /** Null to find out. */
  transport: "streamable_http" | "sse" | null;
  headers: Record<string, string>;
  connectMs: number;
  callMs: number;
};
