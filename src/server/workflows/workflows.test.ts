import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RetakeClient } from "@/client/retake-client";
import { type ChatSetup, definition, setUpChats } from "../testing/chat-setup";
import { refusalOf } from "../testing/refusal";

let chats: ChatSetup;
let client: RetakeClient;
beforeAll(async () => {
  chats = await setUpChats();
  ({ client } = await chats.server.newOrganization());
});
afterAll(() => chats.close());

const create = (overrides = {}) =>
  client.workflow.create.mutate({
    name: "Booking",
    definition,
    templateContext: { name: "Ada" },
    ...overrides,
  });

describe("workflows", () => {
  it("a new organization has the samples, and can create each again", async () => {
    const { samples } = await client.workflow.samples.query();
    const { workflows } = await client.workflow.list.query();
    expect(workflows.map((workflow) => workflow.name).sort()).toEqual(
      samples.map((sample) => sample.name).sort(),
    );
    for (const { name, definition, templateContext } of samples) {
      expect((await create({ name, definition, templateContext })).issues).toEqual([]);
    }
  });

  it("begin with version 1, published, and keep fields they do not know in the order given", async () => {
    const nodes = definition.nodes.map((node) => ({ zeta: 1, ...node, alpha: { b: 1, a: 2 } }));
    const given = { viewport: { zoom: 2 }, nodes, edges: definition.edges, future: [null] };
    const created = await create({ definition: given });
    expect(created).toMatchObject({ published: { number: 1, status: "published" }, draft: null });
    const { version, issues } = await client.workflow.get.query({ workflowId: created.workflowId });
    expect(JSON.stringify(version.definition)).toBe(JSON.stringify(given));
    expect([version.versionId, issues]).toEqual([created.versionId, []]);
  });

  it("save over the one draft, publish it, archive what was published", async () => {
    const { workflowId } = await create();
    const first = await client.workflow.saveDraft.mutate({ workflowId, templateContext: { a: 1 } });
    const second = await client.workflow.saveDraft.mutate({
      workflowId,
      settings: { temperature: 0 },
      name: "Renamed",
    });
    expect([first.draft?.revision, second.draft?.revision, second.versionId]).toEqual([
      1,
      2,
      first.versionId,
    ]);
    const draft = await client.workflow.get.query({ workflowId });
    expect(draft).toMatchObject({
      name: "Renamed",
      version: { status: "draft", templateContext: { a: 1 }, settings: { temperature: 0 } },
    });
    const published = await client.workflow.publish.mutate({ workflowId });
    expect(published).toMatchObject({ draft: null, published: { versionId: first.versionId, number: 2 } });
    const { versions } = await client.workflow.versions.query({ workflowId });
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, "published"],
      [1, "archived"],
    ]);
  });

  it("keep an incomplete draft with its issues, and publish it only without errors", async () => {
    const { workflowId } = await create();
    const saved = await client.workflow.saveDraft.mutate({
      workflowId,
      definition: { nodes: [], edges: [] },
    });
    expect(saved.issues.some((issue) => issue.severity === "error")).toBe(true);
    expect(await client.workflow.validate.mutate({ workflowId })).toEqual({ issues: saved.issues });
    expect((await refusalOf(client.workflow.publish.mutate({ workflowId }))).reason).toBe("invalid_graph");
    await client.workflow.discardDraft.mutate({ workflowId });
    expect((await client.workflow.validate.mutate({ workflowId })).issues).toEqual([]);
  });

  it("go back to any version as a draft, unless one would be lost", async () => {
    const { workflowId, versionId } = await create();
    await client.workflow.saveDraft.mutate({ workflowId, templateContext: { changed: true } });
    expect((await refusalOf(client.workflow.revert.mutate({ workflowId, versionId }))).reason).toBe(
      "draft_conflict",
    );
    await client.workflow.publish.mutate({ workflowId });
    const reverted = await client.workflow.revert.mutate({ workflowId, versionId });
    expect(reverted.draft?.number).toBe(3);
    expect((await client.workflow.get.query({ workflowId })).version.templateContext).toEqual({
      name: "Ada",
    });
  });

  it("let one of two saves at once through that expect the same draft", async () => {
    const { workflowId } = await create();
    const saves = await Promise.allSettled(
      [1, 2, 3, 4].map((value) =>
        client.workflow.saveDraft.mutate({
          workflowId,
          templateContext: { value },
          expectedDraftRevision: null,
        }),
      ),
    );
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const save of saves) {
      if (save.status === "rejected") {
        expect((await refusalOf(Promise.reject(save.reason))).reason).toBe("draft_conflict");
      }
    }
  });

  it.each(["discarded", "published"] as const)(
    "refuse a save over a draft that was %s and begun anew, also at the same number of saves",
    async (gone) => {
      const { workflowId, versionId } = await create();
      const first = await client.workflow.saveDraft.mutate({ workflowId, templateContext: { mine: 1 } });
      const expectedDraftRevision = first.draft?.revision;
      if (gone === "discarded") await client.workflow.discardDraft.mutate({ workflowId });
      else await client.workflow.publish.mutate({ workflowId });
      if (gone === "discarded")
        await client.workflow.saveDraft.mutate({ workflowId, templateContext: { theirs: 1 } });
      else await client.workflow.revert.mutate({ workflowId, versionId });
      const theirs = await client.workflow.get.query({ workflowId });
      const stale = client.workflow.saveDraft.mutate({
        workflowId,
        templateContext: { mine: 2 },
        expectedDraftRevision,
      });
      expect((await refusalOf(stale)).reason).toBe("draft_conflict");
      expect(await client.workflow.get.query({ workflowId })).toEqual(theirs);
    },
  );

  it("refuse a save that began from another version than the one it would change", async () => {
    const { workflowId, versionId } = await create();
    const save = (value: number, baseVersionId: string) =>
      client.workflow.saveDraft.mutate({
        workflowId,
        templateContext: { value },
        baseVersionId,
        expectedDraftRevision: null,
      });
    await client.workflow.saveDraft.mutate({ workflowId, templateContext: { theirs: 1 } });
    const published = await client.workflow.publish.mutate({ workflowId });
    const theirs = await client.workflow.get.query({ workflowId });
    expect((await refusalOf(save(1, versionId))).reason).toBe("draft_conflict");
    expect(await client.workflow.get.query({ workflowId })).toEqual(theirs);
    expect((await save(2, published.versionId)).draft?.number).toBe(3);
  });

  it("do not heap up definitions that nothing refers to", async () => {
    const { workflowId } = await create();
    const before = await chats.database.prisma.definition.count();
    for (let save = 0; save < 5; save += 1)
      await client.workflow.saveDraft.mutate({ workflowId, templateContext: { save } });
    expect(await chats.database.prisma.definition.count()).toBe(before + 1);
  });

  it("take another name, and keep their versions", async () => {
    const { workflowId } = await create();
    const before = await client.workflow.get.query({ workflowId });
    const renamed = await client.workflow.rename.mutate({ workflowId, name: "  Renamed " });
    expect(renamed).toMatchObject({ name: "Renamed", published: before.published, draft: null });
    const { client: stranger } = await chats.server.newOrganization();
    const refusal = await refusalOf(stranger.workflow.rename.mutate({ workflowId, name: "Mine" }));
    expect(refusal.reason).toBe("workflow_not_found");
  });

  it("are not published when the draft is another than the caller saw", async () => {
    const { workflowId } = await create();
    for (const a of [1, 2]) await client.workflow.saveDraft.mutate({ workflowId, templateContext: { a } });
    const refusal = await refusalOf(client.workflow.publish.mutate({ workflowId, expectedDraftRevision: 1 }));
    expect(refusal.reason).toBe("draft_conflict");
    const published = await client.workflow.publish.mutate({ workflowId, expectedDraftRevision: 2 });
    expect(published.published?.number).toBe(2);
  });

  it("come back into sight, for their own organization only", async () => {
    const { workflowId } = await create();
    await client.workflow.archive.mutate({ workflowId });
    const { client: stranger } = await chats.server.newOrganization();
    expect((await refusalOf(stranger.workflow.unarchive.mutate({ workflowId }))).reason).toBe(
      "workflow_not_found",
    );
    expect((await refusalOf(client.workflow.get.query({ workflowId }))).reason).toBe("workflow_not_found");
    await client.workflow.unarchive.mutate({ workflowId });
    expect((await client.workflow.get.query({ workflowId })).workflowId).toBe(workflowId);
  });

  it("are out of sight once archived", async () => {
    const { workflowId } = await create();
    await client.workflow.archive.mutate({ workflowId });
    expect((await refusalOf(client.workflow.get.query({ workflowId }))).reason).toBe("workflow_not_found");
    const { workflows } = await client.workflow.list.query({});
    expect(workflows.map((workflow) => workflow.workflowId)).not.toContain(workflowId);
  });
});
