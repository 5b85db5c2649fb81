import { randomBytes } from "node:crypto";
import { system } from "@/session/actor";
import type { Prisma } from "../prisma/generated/client";
import { sampleTools, withToolIds } from "../samples/sample-tools";
import { samples } from "../samples/samples";
import type { Services } from "../services";
import { newDefinition } from "../workflows/new-definition";

/** The row of a new organization, with the sample workflows in it: nobody begins with an empty list. */
export function newOrganization(
  services: Services,
  { name, slug }: { name: string; slug: string },
): Prisma.OrganizationCreateWithoutMembershipsInput {
  const now = services.now();
  const tools = Object.entries(sampleTools).map(([key, tool]) => ({
    key,
    id: services.newId("tool"),
    ...tool,
  }));
  const toolIds = new Map(tools.map(({ key, id }) => [key, id]));
  return {
    id: services.newId("org"),
    slug,
    name,
    createdAt: now,
    tools: {
      create: tools.map(({ key: _, ...tool }) => ({
        ...tool,
        createdBy: system,
        createdAt: now,
        updatedAt: now,
      })),
    },
    workflows: {
      create: samples.map((sample) => ({
        id: services.newId("wf"),
        name: sample.name,
        createdAt: now,
        updatedAt: now,
        versions: {
          create: {
            id: services.newId("ver"),
            number: 1,
            status: "published",
            createdBy: system,
            publishedBy: system,
            createdAt: now,
            updatedAt: now,
            publishedAt: now,
            definition: {
              create: newDefinition(services, {
                ...sample,
                definition: withToolIds(sample.definition, toolIds),
                settings: {},
              }),
            },
          },
        },
      })),
    },
  };
}

/** Readable and not taken: the name's letters and six random hex digits. */
export function organizationSlug(name: string): string {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${readable || "organization"}-${randomBytes(3).toString("hex")}`;
}
