import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
// The package's main file imports WebAssembly as a module, which Node 20 cannot do: load the glue and hand it the module.
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

let loading: Promise<void> | null = null;

async function loadWasm(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Prisma's own migration engine as WebAssembly: it needs no native binary and no network. */
export async function openSchemaEngine(adapterFactory: SqlMigrationAwareDriverAdapterFactory) {
  loading ??= loadWasm();
  await loading;
  return glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}
