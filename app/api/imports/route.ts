import { uploadImport } from "@/lib/applications/commands/upload-import";
import { uploadQuerySchema } from "@/lib/applications/import/schema";
import { withStagedUpload } from "@/lib/applications/import/stage-upload";
import { requireMayImport } from "@/lib/applications/queries/imports";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ query: uploadQuerySchema }, async ({ actor, query, request }) => {
  await requireMayImport(actor, query.intake);
  const { intake, name: fileName, encoding } = query;
  return created(
    await withStagedUpload(request, (bytes) =>
      uploadImport(actor, { intake, fileName, encoding }, bytes),
    ),
  );
});
