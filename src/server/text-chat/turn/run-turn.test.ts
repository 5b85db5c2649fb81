import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { says } from "../../models/testing/scripted-model";
import { type ChatSetup, setUpChats, texts, turnAt } from "../../testing/chat-setup";
import { refusalOf } from "../../testing/refusal";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

it("keeps a finished reply while the database is away, and stores it when it is back", async () => {
  const { client, at } = await chats.newChat();
  const { sessions, model } = chats.services;
  const { commit, load } = sessions;
  const away = () => Promise.reject(new Error("The connection was lost."));
  sessions.commit = async (session, change) => {
    const next = await commit(session, change);
    sessions.commit = () => {
      Object.assign(sessions, { commit });
      return away();
    };
    sessions.load = () => {
      Object.assign(sessions, { load });
      return away();
    };
    return next;
  };
  model.script(says("Here it is."));
  const answered = wholeSession(await client.textChat.append.mutate({ ...at, text: "Well?" }));
  expect(texts(answered).at(-1)).toEqual(["Well?", "Here it is.", "completed"]);
  expect(chats.services.logged.map(({ event }) => event)).toEqual(["turn_not_settled_yet"]);
  expect(model.calls).toHaveLength(1);
});

it("11c fails a turn at once whose outcome the database refuses while it answers, and the chat goes on", async () => {
  const { client, at } = await chats.newChat();
  const { sessions, model } = chats.services;
  const { commit } = sessions;
  let refused = 0;
  sessions.commit = async (session, change) => {
    if (!change.settledTurn?.segments.some(({ text }) => text.includes("odd")))
      return commit(session, change);
    refused += 1;
    throw new RangeError("Maximum call stack size exceeded");
  };
  model.script(says("Something odd."));
  const refusal = await refusalOf(client.textChat.append.mutate({ ...at, text: "Well?" }));
  sessions.commit = commit;
  expect(refusal).toMatchObject({ reason: "turn_failed", cause: "not_storable" });
  expect(refused).toBe(2);
  const failed = turnAt(await client.textChat.get.query(at), -1);
  expect(failed).toMatchObject({
    status: "failed",
    error: { reason: "not_storable" },
    assistantMessage: null,
  });
  model.script(says("Now."));
  const next = wholeSession(await client.textChat.append.mutate({ ...at, text: "Again" }));
  expect(texts(next).at(-1)).toEqual(["Again", "Now.", "completed"]);
});

it("stores a finished reply that a broken connection refused once", async () => {
  const { client, at } = await chats.newChat();
  const { sessions, model } = chats.services;
  const { commit } = sessions;
  sessions.commit = async (session, change) => {
    const next = await commit(session, change);
    sessions.commit = () => {
      sessions.commit = commit;
      return Promise.reject(new Error("The connection was lost."));
    };
    return next;
  };
  model.script(says("Here it is."));
  const answered = wholeSession(await client.textChat.append.mutate({ ...at, text: "Well?" }));
  expect(texts(answered).at(-1)).toEqual(["Well?", "Here it is.", "completed"]);
});

it("fails a turn that could not begin, so that it can be tried again at once", async () => {
  const { client, at } = await chats.newChat();
  const { tools, model } = chats.services;
  const { offer } = tools;
  tools.offer = () => Promise.reject(new Error("The connection was lost."));
  const refusal = await refusalOf(client.textChat.append.mutate({ ...at, text: "Well?" }));
  tools.offer = offer;
  expect(refusal).toMatchObject({ reason: "turn_failed", cause: "internal" });
  model.script(says("Now."));
  const { id: turnId } = turnAt(await client.textChat.get.query(at), -1);
  const again = wholeSession(await client.textChat.rerun.mutate({ ...at, turnId }));
  expect(texts(again).at(-1)).toEqual(["Well?", "Now.", "completed"]);
});
