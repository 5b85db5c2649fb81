-- AlterTable
ALTER TABLE "workflows" ADD COLUMN     "draft_revision" INTEGER NOT NULL DEFAULT 0;

-- Drafts go on from where their workflow's versions are.
UPDATE "workflows" SET "draft_revision" = (
  SELECT COALESCE(MAX("revision"), 0) FROM "workflow_versions" WHERE "workflow_id" = "workflows"."id"
);
