import { z } from "zod";
import { getIntakeForm } from "@/lib/applications/queries/list-intakes";
import { reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ actor: "optional", params }, (request) =>
  getIntakeForm(request.params.id),
);
