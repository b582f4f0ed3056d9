import { z } from "zod";
import { listOpenIntakes, listPublicIntakes } from "@/lib/applications/queries/list-intakes";
import { reading } from "@/lib/platform/route";

const query = z.strictObject({ status: z.enum(["open", "all"]).default("open") });

export const GET = reading({ actor: "optional", query }, ({ query: { status }, locale }) =>
  status === "open" ? listOpenIntakes(locale) : listPublicIntakes(locale),
);
