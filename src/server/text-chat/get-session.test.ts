import { afterAll, beforeAll, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import type { SessionAnswer } from "../contract/text-chat-contract";
import { says } from "../models/testing/scripted-model";
import { type ChatSetup, setUpChats, turnAt } from "../testing/chat-setup";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

it("answers with only what changed since a revision, or that nothing has", async () => {
  const { client, at, session } = await chats.newChat();
  const since = (sinceRevision: number): Promise<SessionAnswer> =>
    client.textChat.get.query({ ...at, sinceRevision });
  expect(await since(session.revision)).toEqual({ kind: "unchanged", unchanged: true });

  chats.services.model.script(says("One."), says("Two."));
  const first = wholeSession(await client.textChat.append.mutate({ ...at, text: "First" }));
  const second = wholeSession(await client.textChat.append.mutate({ ...at, text: "Second" }));
  const { checkpoint: _, sessionData, ...head } = second;
  const { discardedFuture: __, ...data } = sessionData;
  expect(await since(first.revision)).toEqual({
    ...head,
    kind: "changes",
    sinceRevision: first.revision,
    sessionData: { ...data, turns: [turnAt(second, 2)] },
  });
  expect(await since(session.revision)).toMatchObject({
    sessionData: { turns: [{ id: turnAt(second, 1).id }, { id: turnAt(second, 2).id }] },
  });

  const rewound = wholeSession(
    await client.textChat.rewind.mutate({ ...at, cursorTurnId: turnAt(second, 1).id }),
  );
  expect(await since(second.revision)).toMatchObject({
    revision: rewound.revision,
    sessionData: { status: "rewound", cursorTurnId: turnAt(second, 1).id, turns: [] },
  });
});

it("answers with the whole session to a revision that it never had", async () => {
  const { client, at, session } = await chats.newChat();
  expect(await client.textChat.get.query({ ...at, sinceRevision: 99 })).toEqual(session);
});
