/** The fixed limits of the contract. Lengths are UTF-16 code units, sizes are bytes of JSON in UTF-8. */
export const limits = {
  textLength: 8_000,
  nameLength: 200,
  contextBytes: 256 * 1024,
  graphBytes: 1024 * 1024,
  nesting: 64,
  requestBytes: 2 * 1024 * 1024,
  /** Of a request that brings in a session: one of 2,000 ordinary turns has about a quarter of this. */
  sessionFileBytes: 32 * 1024 * 1024,
  turnsPerSession: 2_000,
  hopsPerTurn: 25,
  modelCallsPerTurn: 30,
  toolCallsPerReply: 16,
  mockDelayMs: 30_000,
  compactionTokens: { minimum: 500, maximum: 1_000_000, default: 8_000 },
  turnTimeoutSeconds: 120,
  inactivityTimeoutSeconds: { minimum: 60, maximum: 86_400, default: 1_800 },
  pageSize: { maximum: 100, default: 50 },
  passwordLength: { minimum: 10, maximum: 200 },
} as const;
