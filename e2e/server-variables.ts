import type { JourneyLane } from "./journey-env";

/** The environment of a server for journeys: embedded, local, offline unless a session asks for a scripted `openai:*` model. */
export function serverVariables({ port, dataDir, modelServerPort }: JourneyLane): Record<string, string> {
  return {
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    RETAKE_DATA_DIR: dataDir,
    RETAKE_MODEL: "offline",
    RETAKE_LOCAL_SIGN_IN: "",
    OPENAI_BASE_URL: `http://127.0.0.1:${modelServerPort}/v1`,
    OPENAI_API_KEY: "",
    DATABASE_URL: "",
    NEXTAUTH_URL: "",
    NEXTAUTH_SECRET: "",
  };
}
