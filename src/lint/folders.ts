import type { Folder } from "./folder";
import { pageFolders } from "./page-folders";
import { serverFolders } from "./server-folders";

const isPure =
  "It has no I/O, clock or randomness: time and ids are arguments, and what does them is above it.";

/** From the bottom to the top: code comes only from what stands higher up in this list. */
export const folders: readonly Folder[] = [
  { name: "shared", imports: [], packages: [], because: isPure },
  {
    name: "engine",
    imports: ["shared"],
    packages: ["zod", "any-ascii", "jsonrepair", "@noble/hashes"],
    because: isPure,
  },
  { name: "session", imports: ["shared", "engine"], packages: ["diff"], because: isPure },
  ...serverFolders,
  ...pageFolders,
  {
    name: "lint",
    imports: [],
    packages: ["node:fs", "node:path", "oxc-parser"],
    because: "What reads the code is no part of it.",
  },
  {
    name: "app",
    imports: [
      "shared",
      "features",
      "server/auth",
      "server/trpc",
      "server/start-services",
      "server/describe-health",
    ],
    because: "The app puts features together and hands requests on.",
  },
  {
    name: "instrumentation",
    imports: ["server/cannot-start", "server/start-services"],
    because: "Next calls it at the start.",
  },
];
