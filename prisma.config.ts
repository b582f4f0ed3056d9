import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` need no engine, yet ask for its download; any executable satisfies them.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
});
