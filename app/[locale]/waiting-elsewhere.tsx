import { WaitingList } from "@/components/accounts/waiting-list";
import type { Locale } from "@/lib/i18n/locales";
import { getPageSession, hasOtherMemberships } from "@/lib/platform/session";
import { listWaitingElsewhere } from "@/lib/tasks/queries/list-waiting";
import type { WaitingKind } from "@/lib/tasks/waiting";

type Props = {
  locale: Locale;
  /** What the page lists itself, over all memberships. */
  listed?: readonly WaitingKind[];
};

/** What waits under the reader's other memberships, on the first page of each role. Nothing is asked for who has one. */
export async function WaitingElsewhere({ locale, listed = [] }: Props) {
  const session = await getPageSession();
  if (!session || !hasOtherMemberships(session)) return null;
  const waiting = await listWaitingElsewhere(session.actor, locale);
  const items = waiting.filter(({ kind }) => !listed.includes(kind));
  return items.length > 0 ? <WaitingList items={items} locale={locale} /> : null;
}
