import { buildWhenStale } from "./build-when-stale";
import { generateClient } from "./generate-client";

generateClient();
buildWhenStale(() => process.stdout.write("Building Retake.\n"));
