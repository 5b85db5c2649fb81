import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRetakeClient } from "@/client/retake-client";
import { samples } from "../samples/samples";
import type { Principal } from "../services";
import { type ChatSetup, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";
import { createCaller } from "../trpc/app-router";
import { authenticateUser } from "./authenticate-user";
import { bootstrapApiKeys } from "./bootstrap-api-keys";
import { signInWithIdentity } from "./sign-in-with-identity";
import { signInWithPassword } from "./sign-in-with-password";

let chats: ChatSetup;
beforeAll(async () => {
  chats = await setUpChats();
});
afterAll(() => chats.close());

const callerOf = (principal: Principal | null) =>
  createCaller({ services: chats.services, principal, remoteAddress: "test" });
const password = "correct horse battery";
let people = 0;
async function register() {
  people += 1;
  const email = `Person${people}@Example.com`;
  const { userId } = await callerOf(null).account.register({ email, name: `Person ${people}`, password });
  const principal = await authenticateUser(chats.services, userId);
  if (!principal) throw new Error("The person is gone.");
  return { email, userId, principal, caller: callerOf(principal) };
}

describe("people", () => {
  it("register with an organization of their own, selected, with the samples in it", async () => {
    const { caller } = await register();
    const me = await caller.me.get();
    expect(me.user?.email).toMatch(/^person\d+@example\.com$/);
    expect((await caller.organization.list()).organizations).toEqual([
      { ...me.organization, isSelected: true },
    ]);
    expect((await caller.workflow.list()).workflows).toHaveLength(samples.length);
  });

  it.each([
    ["a short password", { password: "too short" }],
    ["no address", { email: "nobody" }],
    ["no name", { name: " " }],
  ])("are refused with %s", async (_, wrong) => {
    const input = { email: "new@example.com", name: "New", password, ...wrong };
    await expect(callerOf(null).account.register(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("cannot take another's address, in any spelling", async () => {
    const { email } = await register();
    const again = callerOf(null).account.register({ email: email.toUpperCase(), name: "Other", password });
    await expect(again).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { reason: "invalid_input" } });
  });

  it("sign in with their password only; it is stored as argon2id", async () => {
    const { email, userId } = await register();
    const from = email;
    expect(await signInWithPassword(chats.services, { email, password }, from)).toEqual({ userId });
    expect(await signInWithPassword(chats.services, { email, password: "wrong" }, from)).toBeNull();
    expect(await signInWithPassword(chats.services, { email: "x@example.com", password }, from)).toBeNull();
    const { passwordHash } = await chats.database.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    expect(passwordHash).toMatch(/^\$argon2id\$/);
  });

  it("are told to wait after ten attempts at one account, even with the right password", async () => {
    const { email } = await register();
    const attempt = (word: string) =>
      signInWithPassword(chats.services, { email, password: word }, `place of ${email}`);
    for (let count = 0; count < 10; count += 1) expect(await attempt("wrong")).toBeNull();
    await expect(attempt(password)).rejects.toMatchObject({
      reason: "rate_limited",
      details: { retryAfterMs: expect.any(Number) },
    });
  });

  it("whom a provider vouches for are the same person at each sign-in", async () => {
    const identity = { provider: "local", providerAccountId: "local" };
    const profile = { email: "you@localhost", name: "You", organizationName: "Local workspace" };
    const signIn = () => signInWithIdentity(chats.services, identity, profile);
    const atOnce = await Promise.all([signIn(), signIn()]);
    const people = [...atOnce, await signIn()].map(({ userId }) => userId);
    expect(new Set(people).size).toBe(1);
  });
});

describe("organizations", () => {
  it("can be selected by their members only", async () => {
    const { caller, userId } = await register();
    const other = await register();
    const organizationId = other.principal.organizationId ?? "";
    await expect(caller.organization.select({ organizationId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await chats.database.prisma.membership.create({
      data: { userId, organizationId, createdAt: new Date() },
    });
    const { organizations } = await caller.organization.select({ organizationId });
    expect(organizations.filter(({ isSelected }) => isSelected).map((each) => each.organizationId)).toEqual([
      organizationId,
    ]);
    expect((await authenticateUser(chats.services, userId))?.organizationId).toBe(organizationId);
  });

  it("are no longer selected for someone who left: organization_required", async () => {
    const { userId } = await register();
    await chats.database.prisma.membership.deleteMany({ where: { userId } });
    const principal = await authenticateUser(chats.services, userId);
    await expect(callerOf(principal).workflow.list()).rejects.toMatchObject({
      cause: { reason: "organization_required" },
    });
  });
});

describe("API keys", () => {
  it("are shown once, stored as a hash, and stop working when revoked", async () => {
    const { caller } = await register();
    const { apiKeyId, key } = await caller.apiKey.create({ name: "CI" });
    const client = createRetakeClient({ url: chats.server.url, apiKey: key });
    expect((await client.me.get.query()).organization).toEqual((await caller.me.get()).organization);
    const listed = await caller.apiKey.list();
    expect(listed.apiKeys).toMatchObject([{ apiKeyId, name: "CI", hint: key.slice(-4), revokedAt: null }]);
    const stored = await chats.database.prisma.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } });
    expect(JSON.stringify([listed, stored])).not.toContain(key);
    const revoked = await caller.apiKey.revoke({ apiKeyId });
    expect(await caller.apiKey.revoke({ apiKeyId })).toEqual(revoked);
    expect((await refusalOf(client.me.get.query())).reason).toBe("unauthorized");
  });

  it("of the start-up list exist once, however often it is read, and belong to one organization", async () => {
    const entries = [{ slug: "bootstrap", key: "rtk_bootstrap_key" }];
    await bootstrapApiKeys(chats.services, entries);
    await bootstrapApiKeys(chats.services, entries);
    const organization = await chats.database.prisma.organization.findUniqueOrThrow({
      where: { slug: "bootstrap" },
      include: { apiKeys: true, workflows: true },
    });
    expect([organization.apiKeys.length, organization.workflows.length]).toEqual([1, samples.length]);
    const elsewhere = bootstrapApiKeys(chats.services, [{ slug: "elsewhere", key: "rtk_bootstrap_key" }]);
    await expect(elsewhere).rejects.toThrow("RETAKE_BOOTSTRAP_API_KEYS");
  });
});
