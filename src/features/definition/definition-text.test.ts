import { expect, test } from "vitest";
import { readDefinitionText } from "./definition-text";

const definition = { nodes: [{ id: "1" }], edges: [], viewport: { x: 0, y: 0, zoom: 1 } };

test("a definition is read as it is, unknown fields and all", () => {
  expect(readDefinitionText(JSON.stringify(definition))).toEqual({ kind: "read", definition, name: null });
});

test.each(["workflow_definition", "workflow_json", "definition"])(
  "a definition is found under %s, with its name",
  (key) => {
    const text = JSON.stringify({ name: "Booking", [key]: definition });
    expect(readDefinitionText(text)).toEqual({ kind: "read", definition, name: "Booking" });
  },
);

test.each([
  ["", "empty"],
  ["  \n", "empty"],
  ["{", "unreadable"],
  ["null", "unreadable"],
  ["[]", "unreadable"],
  ['{"nodes":[]}', "unreadable"],
  ['{"nodes":{},"edges":[]}', "unreadable"],
])("%j is %s", (text, kind) => {
  expect(readDefinitionText(text).kind).toBe(kind);
});

const read = (document: unknown) => readDefinitionText(JSON.stringify(document));
const variables = { business_name: "Acme" };

test("the original's workflow brings its template variables along", () => {
  const workflow = { id: 7, name: "Desk", workflow_definition: definition };
  const found = { kind: "read", definition, name: "Desk" };
  expect(read({ ...workflow, template_context_variables: variables })).toEqual({
    ...found,
    templateContext: variables,
  });
  for (const none of [null, {}, []])
    expect(read({ ...workflow, template_context_variables: none })).toEqual(found);
});

test("so does its version, and what this product gives", () => {
  const found = { kind: "read", definition, name: null, templateContext: variables };
  const version = { id: 3, version_number: 2, status: "published", workflow_json: definition };
  expect(read({ ...version, template_context_variables: variables })).toEqual(found);
  const own = { workflowId: "wf_1", name: "Desk", version: { definition, templateContext: variables } };
  expect(read(own)).toEqual({ ...found, name: "Desk" });
});

const version = (version_number: number, status: string) => ({
  id: version_number,
  version_number,
  status,
  workflow_json: { ...definition, number: version_number },
});

test.each<[string, unknown[], number, string | undefined]>([
  ["the only one", [version(1, "draft")], 1, undefined],
  [
    "the newest published one",
    [version(1, "archived"), version(2, "published"), version(3, "published"), version(4, "draft")],
    3,
    "Of 4 in the document, version 3, the newest published one, is read.",
  ],
  [
    "the newest where none is published",
    [version(1, "draft"), version(2, "draft")],
    2,
    "Of 2 in the document, version 2 is read.",
  ],
  [
    "one that can be read",
    [version(1, "archived"), { ...version(2, "published"), workflow_json: null }],
    1,
    "Of 2 in the document, version 1 is read.",
  ],
])("of a list of versions it reads %s, and says which", (_, list, number, choice) => {
  const found = {
    kind: "read",
    definition: { ...definition, number },
    name: null,
    ...(choice && { choice }),
  };
  expect(read(list)).toEqual(found);
  expect(read({ name: "Desk", versions: list })).toEqual({ ...found, name: "Desk" });
});

test("a list without versions is read, too", () => {
  expect(read([{ id: 3, workflow_json: definition }])).toEqual({ kind: "read", definition, name: null });
  const desks = [1, 2].map((id) => ({ id, name: `Desk ${id}`, workflow_definition: definition }));
  expect(read(desks)).toMatchObject({ name: "Desk 2", choice: "Of 2 in the document, “Desk 2” is read." });
});

const text = JSON.stringify(definition, null, 2);
test.each([
  ["a byte order mark", `\uFEFF${text}`],
  ["a fence", `\`\`\`json\n${text}\n\`\`\``],
  ["a fence of Windows", `\uFEFF\`\`\`json\r\n${text.replaceAll("\n", "\r\n")}\r\n\`\`\`\r\n`],
  ["a fence on one line", `\`\`\`${JSON.stringify(definition)}\`\`\``],
  ["words around a fence", `Here it is:\n\n~~~\n${text}\n~~~\n\nGood luck!`],
  ["another fence before it", `\`\`\`sh\ncurl …\n\`\`\`\ngave\n\`\`\`json\n${text}\n\`\`\``],
])("with %s it is the same", (_, given) => {
  expect(readDefinitionText(given)).toEqual({ kind: "read", definition, name: null });
});

test("a fence inside a prompt is a part of it", () => {
  const prompted = { nodes: [{ data: { prompt: "Say:\n```\nYes\n```" } }], edges: [] };
  const given = `\`\`\`json\n${JSON.stringify(prompted, null, 2)}\n\`\`\``;
  expect(readDefinitionText(given)).toMatchObject({ definition: prompted });
});

test.each([{}, [], { workflow: 7 }, [{ id: 1, name: "Desk", status: "active" }]])(
  "where %j is not understood, the keys that were looked for are named",
  (document) => {
    const reading = read(document);
    if (reading.kind !== "unreadable") throw new Error("It was read.");
    for (const key of ["nodes", "edges", "workflow_definition", "workflow_json", "definition", "versions"])
      expect(reading.problem).toContain(`“${key}”`);
  },
);

test("what is no JSON in a fence is told by its own place", () => {
  expect(readDefinitionText("```json\n{ nodes }\n```")).toMatchObject({
    kind: "unreadable",
    problem: expect.stringMatching(/^Not valid JSON: .*\{ nodes \}|^Not valid JSON: .*position 2/s),
  });
});
