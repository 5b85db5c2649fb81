import { expect, test } from "vitest";
import { folders } from "./folders";
import { folderOf, forbiddenImports, importsOf, lies } from "./forbidden-imports";

const allowed = [
  ["src/server/trpc/x.ts", 'import { append } from "../text-chat/append-message";'],
  ["src/server/text-chat/turn/x.ts", 'import type { SessionStore } from "../../ports/session-store";'],
  ["src/server/prisma/x.ts", 'import { PGlite } from "@electric-sql/pglite";'],
  ["src/features/tester/x.tsx", 'import { Inspector } from "./inspector/inspector";'],
  ["src/features/editor/x.tsx", 'import type { Draft } from "@/server/contract/workflow-contract";'],
  ["src/features/tester/reading/x.ts", 'import { pathTo } from "@/session/path";'],
  ["src/app/x/page.tsx", 'import { Tester } from "@/features/tester/tester";'],
  ["src/engine/x.test.ts", 'import { newServices } from "@/server/testing/test-services";'],
] as const;

test.each(allowed)("%s may: %s", (path, source) => {
  expect(forbiddenImports(path, source)).toEqual([]);
});

const forbidden = [
  ["src/engine/x.ts", 'import { path } from "@/session/path";', "engine may not import session/path."],
  ["src/engine/x.ts", 'import { path } from "../session/path";', "engine may not import session/path."],
  [
    "src/session/x.ts",
    'import { readFileSync } from "node:fs";',
    "session may not import the package node:fs.",
  ],
  ["src/session/x.ts", 'export * from "@/features/graph/x";', "session may not import features/graph/x."],
  [
    "src/server/ports/x.ts",
    'import type { A } from "../prisma/a";',
    "server/ports may not import server/prisma/a.",
  ],
  [
    "src/server/prisma/x.ts",
    'import { a } from "../workflows/a";',
    "server/prisma may not import server/workflows/a.",
  ],
  ["src/server/live/x.ts", 'import { a } from "../prisma/a";', "server/live may not import server/prisma/a."],
  [
    "src/server/text-chat/x.ts",
    'import { a } from "../prisma/a";',
    "server/text-chat may not import server/prisma/a.",
  ],
  [
    "src/server/text-chat/turn/x.ts",
    'import { a } from "../a";',
    "server/text-chat/turn may not import server/text-chat/a.",
  ],
  ["src/server/tools/x.ts", 'import { a } from "../trpc/a";', "server/tools may not import server/trpc/a."],
  ["src/server/log.ts", 'import { a } from "./start/a";', "server/log may not import server/start/a."],
  [
    "src/client/x.ts",
    'import { a } from "@/server/contract/a";',
    "client may not import code of server/contract/a.",
  ],
  [
    "src/features/api/x.ts",
    'import { type A } from "@/server/trpc/a";',
    "features/api may not import code of server/trpc/a.",
  ],
  [
    "src/features/tools/x.ts",
    'const a = import("@/server/trpc/a");',
    "features/tools may not import code of server/trpc/a.",
  ],
  [
    "src/features/tools/x.ts",
    'type A = import("../editor/a").A;',
    "features/tools may not import features/editor/a.",
  ],
  [
    "src/features/tester/chat/x.ts",
    'import { a } from "../compare/a";',
    "features/tester/chat may not import features/tester/compare/a.",
  ],
  ["src/features/graph/x.ts", 'import { a } from "@/app/a";', "features/graph may not import app/a."],
  [
    "src/features/graph/x.ts",
    'import { a } from "../../../e2e/a";',
    "features/graph may not import ../e2e/a.",
  ],
  ["src/session/x.ts", 'import { a } from "./testing/a";', "session/testing/a is there for tests."],
  ["src/new-place/x.ts", 'import "zod";', "This place has no arrows yet"],
] as const;

test.each(forbidden)("%s may not: %s", (path, source, reason) => {
  expect(forbiddenImports(path, source)).toEqual([
    {
      from: expect.any(String),
      isType: expect.any(Boolean),
      line: 1,
      reason: expect.stringContaining(reason),
    },
  ]);
});

test("code comes only from what stands before it, so that no two folders need each other", () => {
  const backwards = folders.flatMap(({ imports }, index) => {
    const before = folders.slice(0, index);
    const all = (place: string) =>
      folders.filter((each) => each === folderOf(place) || lies(each.name, place));
    return imports.filter((each) => all(each).some((folder) => !before.includes(folder)));
  });
  expect(backwards).toEqual([]);
});

test("an import is told with its line, and whether it is for types", () => {
  const source = 'import type { A } from "a";\nimport { type B } from "b";\nexport { c } from "c";';
  expect(importsOf("x.ts", source)).toEqual([
    { from: "a", isType: true, line: 1 },
    { from: "b", isType: false, line: 2 },
    { from: "c", isType: false, line: 3 },
  ]);
});
