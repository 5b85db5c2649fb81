/** An MCP server, and how it is reached. */
export type McpServer = {
  /** Equal for servers that may share a session: same address, same credential. */
  key: string;
  /** A part of the names of its functions. */
  slug: string;
  url: string;
  /** Null when it is not known yet. */
  transport: "streamable_http" | "sse" | null;
  headers: Record<string, string>;
  connectMs: number;
  callMs: number;
};
