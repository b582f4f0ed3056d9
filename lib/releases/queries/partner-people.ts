import type { Tx } from "@/lib/platform/db";
import { ask } from "@/lib/platform/sql";
import type { PartnerPerson } from "@/lib/releases/views";
import { partnerPeople } from "./sharing-statement";

/** The partner's lead, deputies and reviewers in a programme now, by name: who can be named in a release. */
export const listPartnerPeople = (
  tx: Tx,
  place: Parameters<typeof partnerPeople>[0],
  now: Date,
): Promise<PartnerPerson[]> => ask(tx, partnerPeople(place, now));
