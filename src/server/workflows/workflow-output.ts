import type { VersionSummary, WorkflowSummary } from "../contract/workflow-contract";
import type { WorkflowVersion } from "../prisma/generated/client";
import { readActor } from "../prisma/read-stored";
import type { WorkflowRow } from "./find-workflow";

export function summarizeWorkflow(row: WorkflowRow): WorkflowSummary {
  const live = (status: "draft" | "published") => {
    const version = row.versions.find((candidate) => candidate.status === status);
    return version ? summarizeVersion(version) : null;
  };
  return {
    workflowId: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    published: live("published"),
    draft: live("draft"),
  };
}

export function summarizeVersion(version: WorkflowVersion): VersionSummary {
  return {
    versionId: version.id,
    number: version.number,
    status: version.status,
    revision: version.revision,
    createdBy: readActor(version.createdBy),
    publishedBy: version.publishedAt && readActor(version.publishedBy),
    createdAt: version.createdAt.toISOString(),
    updatedAt: version.updatedAt.toISOString(),
    publishedAt: version.publishedAt?.toISOString() ?? null,
  };
}
