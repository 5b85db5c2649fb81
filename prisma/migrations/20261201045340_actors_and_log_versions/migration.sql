-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'editor', 'tester', 'viewer');

-- CreateEnum
CREATE TYPE "message_author" AS ENUM ('person', 'api_key', 'persona', 'script');

-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "created_by" JSON,
ADD COLUMN     "role" "role" NOT NULL DEFAULT 'owner';

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "role" "role" NOT NULL DEFAULT 'owner';

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "created_by" JSON;

-- AlterTable
ALTER TABLE "saved_models" ADD COLUMN     "created_by" JSON;

-- AlterTable
ALTER TABLE "tools" ADD COLUMN     "created_by" JSON;

-- AlterTable
ALTER TABLE "turns" ADD COLUMN     "actor" JSON,
ADD COLUMN     "author" "message_author",
ADD COLUMN     "log_version" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "workflow_versions" ADD COLUMN     "created_by" JSON,
ADD COLUMN     "published_by" JSON;
