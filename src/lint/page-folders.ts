import { type Folder, pure } from "./folder";

/** The page and the client know these as types, never as code. */
const api = ["server/contract", "server/trpc", "server/ports/live-bus"];

export const pageFolders: readonly Folder[] = [
  {
    name: "client",
    imports: ["shared"],
    types: api,
    because: "The client takes types from the server, never code.",
  },
  { name: "features/interface", imports: pure, because: "A button knows nothing of what it is pressed for." },
  {
    name: "features/api",
    imports: [...pure, "features/interface"],
    types: api,
    because: "It is how the page asks.",
  },
  feature("form"),
  feature("definition"),
  feature("graph", ["definition"]),
  feature("models"),
  feature("palette"),
  feature("tools", ["form", "palette"]),
  feature("workflows", ["definition", "graph", "palette"]),
  feature("sessions", ["definition", "models", "tools", "workflows"]),
  feature("editor", ["form", "definition", "graph", "models", "palette", "tools", "workflows"]),
  feature("account", ["models"]),
  testerPart("reading"),
  testerPart("parts"),
  testerPart("session"),
  testerPart("frame", ["sessions"]),
  testerPart("scrubber", ["tester/session"]),
  testerPart("graph", ["graph"]),
  testerPart("compare", ["graph"]),
  testerPart("chat", ["sessions", "tester/session", "tester/scrubber"]),
  testerPart("inspector/turn"),
  testerPart("inspector/branches"),
  testerPart("inspector/state", ["tester/session"]),
  testerPart("inspector", ["tester/frame"]),
  feature("tester", ["definition", "graph", "models", "palette", "sessions"]),
];

function feature(name: string, below: readonly string[] = []): Folder {
  return {
    name: `features/${name}`,
    imports: [...pure, ...["interface", "api", ...below].map((each) => `features/${each}`)],
    types: api,
    because: "A feature builds on those below it, and takes types from the server, never code.",
  };
}

function testerPart(name: string, more: readonly string[] = []): Folder {
  const common =
    name === "reading" ? [] : name === "parts" ? ["tester/reading"] : ["tester/reading", "tester/parts"];
  return {
    ...feature(`tester/${name}`, [...common, ...more]),
    because: "A part of the tester knows what it reads and shows. Only the tester knows all of its parts.",
  };
}
