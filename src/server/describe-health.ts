import packageJson from "../../package.json";
import { runningServices } from "./start-services";

export type Health = {
  status: "ok" | "unavailable";
  database: "embedded" | "postgresql";
  model: string;
  version: string;
};

/** Whether the server can answer: its database is asked. */
export async function describeHealth(): Promise<Health> {
  const { database, services } = await runningServices();
  const facts = {
    database: database.kind,
    model: services.models.defaultModelId,
    version: packageJson.version,
  };
  try {
    await services.prisma.$queryRaw`SELECT 1`;
    return { status: "ok", ...facts };
  } catch (error) {
    services.log("error", "database_unavailable", { error });
    return { status: "unavailable", ...facts };
  }
}
