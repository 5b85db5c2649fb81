-- AlterTable
ALTER TABLE "saved_models" ADD COLUMN     "cached_input_price" DOUBLE PRECISION,
ADD COLUMN     "input_price" DOUBLE PRECISION,
ADD COLUMN     "output_price" DOUBLE PRECISION;
