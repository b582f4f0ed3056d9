import type { ListFacets } from "@/lib/applications/queries/list-facets";
import { listWithFacets, type ApplicationList } from "@/lib/applications/queries/list-applications";
import {
  countWaitingConfirmations,
  type WaitingConfirmations,
} from "@/lib/applications/queries/waiting-confirmations";
import type { Audience, ListQuery, ListView } from "@/lib/applications/schema";
import {
  listDiffering,
  listStandings,
  type Standing,
} from "@/lib/decisions/queries/list-standings";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { waitsForStaff } from "@/lib/reviews/queries/waits-for-staff";

export interface Desk {
  list: ApplicationList;
  facets: ListFacets;
  standings: Map<string, Standing>;
  audience: Audience;
  view: ListView;
  /** Reference, outcome and dates only: what an ended programme leaves the partner. */
  isMetadata: boolean;
  /** What waits for this reader as the second person. */
  waiting: WaitingConfirmations;
}

/** Everything on the desk for staff of either organisation; null for everyone else, to whom it does not exist. */
export async function loadDesk(
  actor: Actor,
  query: ListQuery,
  locale: Locale,
): Promise<Desk | null> {
  const role = actor.membership?.role;
  if (role !== "programme_manager" && role !== "officer" && role !== "partner_lead") return null;
  return inOneReading(actor, () => readDesk(actor, role, query, locale));
}

async function readDesk(
  actor: Actor,
  role: "programme_manager" | "officer" | "partner_lead",
  query: ListQuery,
  locale: Locale,
): Promise<Desk | null> {
  const view = query.view ?? "all";
  const differing = await listDiffering(actor);
  const found = await listWithFacets(actor, query, {
    locale,
    differing,
    waits: waitsForStaff(actor),
  });
  if (!found) return null;
  const { list, facets } = found;
  const isMetadata = role === "partner_lead" && view === "ended";
  const standings = isMetadata
    ? new Map<string, Standing>()
    : await listStandings(
        actor,
        list.items.map(({ id }) => id),
      );
  const audience = role === "partner_lead" ? "partner" : "staff";
  const waiting = await countWaitingConfirmations(actor);
  return { list, facets, standings, audience, view, isMetadata, waiting };
}
