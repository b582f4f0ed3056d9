import { z } from "zod";
import { listOpening } from "@/app/[locale]/opens-elsewhere";
import { membershipWords } from "@/lib/accounts/membership-words";
import { getTranslator } from "@/lib/i18n/translator";
import { pageOwner } from "@/lib/platform/page-owner";
import { reading } from "@/lib/platform/route";

const query = z.strictObject({ path: z.string().max(1000) });

/** Under which other memberships of one's own a page opens that was not found, and whose page that one is. */
export const GET = reading({ query }, async ({ actor, locale, ...request }) => {
  const t = await getTranslator(locale, "accounts");
  const opening = await listOpening(actor, request.query.path, locale);
  return {
    owner: pageOwner(actor),
    items: opening.map((each) => ({ id: each.id, words: membershipWords(each, t) })),
  };
});
