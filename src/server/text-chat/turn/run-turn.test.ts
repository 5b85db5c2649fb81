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
  const { commit } = sessions;
  let isAway = false;
  sessions.commit = async (session, change) => {
    if (isAway) {
      isAway = false;
      throw new Error("The connection was lost.");
    }
    isAway = true;
    return commit(session, change);
  };
  model.script(says("Here it is."));
  const answered = wholeSession(await client.textChat.append.mutate({ ...at, text: "Well?" }));
  sessions.commit = commit;
  expect(texts(answered).at(-1)).toEqual(["Well?", "Here it is.", "completed"]);
  expect(chats.services.logged.map(({ event }) => event)).toEqual(["turn_not_settled_yet"]);
  expect(model.calls).toHaveLength(1);
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
