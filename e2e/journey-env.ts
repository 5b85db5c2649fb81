/** A server that one journey at a time has to itself, with its own data and its own scripted model. */
export type JourneyLane = { port: number; dataDir: string; modelServerPort: number };

/** What `run.ts` prepared for the journeys, handed over in an environment variable. */
export type JourneyEnv = {
  /** Null: the browser that Playwright installed. */
  browserPath: string | null;
  lanes: JourneyLane[];
};

const variable = "JOURNEY_ENV";

export function journeyEnv(): JourneyEnv {
  const text = process.env[variable];
  if (!text) throw new Error("Run the journeys with `npm run test:journeys`.");
  return JSON.parse(text) as JourneyEnv;
}

export function toVariables(env: JourneyEnv): Record<string, string> {
  return { [variable]: JSON.stringify(env) };
}

/** @param index of the Playwright worker among those that run at the same time */
export function laneOf(index: number): JourneyLane {
  const lane = journeyEnv().lanes[index];
  if (!lane) throw new Error("There are more workers than lanes: set JOURNEY_LANES instead.");
  return lane;
}

export function urlOfLane({ port }: JourneyLane): string {
  return `http://localhost:${port}`;
}

/** Where the cookies are of the person who is signed in there. */
export function signedInFile({ dataDir }: JourneyLane): string {
  return `${dataDir}/signed-in.json`;
}
