import { createServices, newInstanceId } from "../create-services";
import { openPostgresqlLiveBus } from "../live/postgresql-live-bus";
import { createLog } from "../log";
import { createScriptedProvider } from "../models/testing/scripted-model";
import { createTimedModel } from "../models/testing/timed-model";
import { openPostgresql } from "../prisma/database";
import { startSweeps } from "../text-chat/unattended/start-sweeps";
import type { ServerProcessLine } from "./spawn-server-process";
import { startTestServer } from "./test-server";

// A server without its pages, until it is killed or its input ends. Arguments: the address of the database, the duration of
// a lease. It writes a line of JSON when it is ready, and one for each time the model is asked.
const [url = "", leaseMs = ""] = process.argv.slice(2);
const say = (line: ServerProcessLine) => process.stdout.write(`${JSON.stringify(line)}\n`);
process.stdin.resume().on("end", () => process.exit());

const now = () => new Date();
const log = createLog((line) => process.stderr.write(line), now);
const instanceId = newInstanceId();
const services = createServices({
  database: await openPostgresql(url),
  models: createScriptedProvider(createTimedModel((text) => say({ asked: text }))),
  live: await openPostgresqlLiveBus({ url, instanceId, log }),
  toolbox: { secret: "a secret of enough length", allowsPrivateHosts: true, allowsPrivateModels: true },
  log,
  now,
  instanceId,
  isSole: false,
  leaseMs: Number(leaseMs),
});
startSweeps(services);
const server = await startTestServer(services);
say({ url: server.url });
