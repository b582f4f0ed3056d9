import { uploadImport } from "@/lib/imports/commands/upload-import";
import { uploadQuerySchema } from "@/lib/imports/schema";
import { withStagedUpload } from "@/lib/imports/stage-upload";
import { requireMayImport } from "@/lib/imports/queries";
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
