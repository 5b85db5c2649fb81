/** What `run.ts` prepared for the journeys, handed over in environment variables. */
export type JourneyEnv = {
  port: number;
  dataDir: string;
  /** Null: the browser that Playwright installed. */
  browserPath: string | null;
  modelServerPort: number;
};

const names = {
  port: "JOURNEY_PORT",
  dataDir: "JOURNEY_DATA_DIR",
  browserPath: "JOURNEY_BROWSER",
  modelServerPort: "JOURNEY_MODEL_PORT",
} as const;

export function journeyEnv(): JourneyEnv {
  const { port, dataDir, browserPath, modelServerPort } = names;
  if (!process.env[port]) throw new Error("Run the journeys with `npm run test:journeys`.");
  return {
    port: Number(process.env[port]),
    dataDir: process.env[dataDir] ?? "",
    browserPath: process.env[browserPath] || null,
    modelServerPort: Number(process.env[modelServerPort]),
  };
}

export function toVariables(env: JourneyEnv): Record<string, string> {
  return {
    [names.port]: String(env.port),
    [names.dataDir]: env.dataDir,
    [names.browserPath]: env.browserPath ?? "",
    [names.modelServerPort]: String(env.modelServerPort),
  };
}
