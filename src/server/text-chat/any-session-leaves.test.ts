import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { agent, edge, end, start } from "@/engine/testing/workflow-builder";
import type { JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { isStorable } from "@/shared/storable";
import type { SessionFile } from "../contract/session-file-contract";
import { calls, callsAll, fails, says } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, turnAt } from "../testing/chat-setup";
import { type OutsideServer, startOutsideServer } from "../tools/testing/outside-server";

let chats: ChatSetup;
let outside: OutsideServer;
let outsideAnswer: JsonObject = {};
beforeAll(async () => {
  chats = await setUpChats({ toolbox: { allowsPrivateHosts: true } });
  outside = await startOutsideServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(outsideAnswer));
  });
});
afterAll(async () => {
  await outside.close();
  await chats.close();
});

const character = fc.constantFrom(
  ...'a {}"\\\u0000\ud83d\ude42\ufeff\u2028ü語▸●[]<',
  "🙂",
  "\\u0000",
  "\r\n",
);
const anyText = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(""));
const storableText = anyText.filter(isStorable).map((text) => `x${text}y`);

function nested(levels: number, text: string): JsonObject {
  let value: JsonObject = { [text]: text };
  for (let level = 1; level < levels; level += 1) value = { [text]: value };
  return value;
}

/** As JSON, with numbers for the ids of turns: those of an imported session are its own. */
function contentOf(file: SessionFile): unknown {
  const places = new Map(file.session.turns.map(({ id }, place) => [id, `turn ${place}`]));
  return JSON.parse(JSON.stringify(file), (_key, value) => places.get(value) ?? value);
}

const node = (name: string) => `${name} ${"n".repeat(300)} 🙂`;

async function begin(said: string, given: JsonObject) {
  const { client } = await chats.server.newOrganization();
  const config = { url: `${outside.url}/slots`, method: "POST" as const, parameters: [{ name: "day" }] };
  const { toolId } = await client.tool.create.mutate({ name: "Find slots", category: "http_api", config });
  const day = { extraction_enabled: true, extraction_variables: [{ name: "day", type: "string" }] };
  const fetch = { pre_call_fetch_mode: "always", pre_call_fetch_url: `${outside.url}/who` };
  const nodes = [
    {
      ...start({ greeting: `Hello {{who}} ${said}`, tool_uuids: [toolId], ...fetch, ...day }),
      id: node("start"),
    },
    { ...agent("booking", { tool_uuids: [toolId], ...day }), id: node("booking") },
    { ...end("goodbye"), id: node("goodbye") },
  ];
  const edges = [
    edge(node("start"), node("booking"), "Book"),
    edge(node("booking"), node("goodbye"), "Finish"),
  ];
  const { workflowId } = await client.workflow.create.mutate({ name: said, definition: { nodes, edges } });
  const created = await client.textChat.create.mutate({
    workflowId,
    name: said,
    initialContext: given,
    annotations: { ...given, imported: said },
    startNodeId: node("start"),
  });
  return { client, workflowId, at: { workflowId, runId: created.workflowRunId } };
}

it("12b whatever was said, answered, fetched and set: a session leaves, comes back as it was, and leaves again as the same", async () => {
  const levels = fc.constantFrom(1, 20, limits.nesting - 1, limits.nesting);
  await fc.assert(
    fc.asyncProperty(anyText, anyText, storableText, levels, async (text, other, said, depth) => {
      outsideAnswer = nested(depth, text);
      if (depth < limits.nesting) outsideAnswer = { initial_context: { who: text }, [other]: outsideAnswer };
      const { client, workflowId, at } = await begin(said, nested(depth, said));
      const { model } = chats.services;
      const args = { day: text, ...nested(depth, other) };
      model.script(callsAll([{ name: "find_slots", arguments: args }], text), says(other));
      await client.textChat.append.mutate({ ...at, text: said });
      const extracted = JSON.stringify({ day: { value: text, source: said } });
      model.script(
        calls("book"),
        says(extracted),
        calls("find_slots", nested(200, "a")),
        says(`${text} ${other}`),
      );
      const booked = await client.textChat.append.mutate({ ...at, text: said });
      await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(booked, 1).id });
      await client.textChat.patchContext.mutate({
        ...at,
        set: nested(depth, said),
        currentNodeId: node("booking"),
      });
      model.script(calls(text, {}), fails(new Error(text)));
      await client.textChat.append.mutate({ ...at, text: said }).catch(() => undefined);
      model.script(calls("finish"), says(extracted), says(other));
      await client.textChat.append.mutate({ ...at, text: said });
      model.assertAllUsed();

      const file = await client.textChat.export.query(at);
      const sent = JSON.parse(JSON.stringify(file)) as SessionFile;
      const imported = await client.textChat.import.mutate({ workflowId, session: sent });
      const own = { workflowId, runId: imported.workflowRunId };
      expect(imported.notices).toEqual([]);
      expect(contentOf(await client.textChat.export.query(own))).toEqual(contentOf(file));
      const [left, right] = [await client.textChat.get.query(at), await client.textChat.get.query(own)];
      expect(wholeSession(right).checkpoint.messages).toEqual(wholeSession(left).checkpoint.messages);
    }),
    { numRuns: 12 },
  );
});
