import { isBarred, type BarFacts } from "@/lib/access/policy";
import { isTeam } from "@/lib/accounts/team";
import type { Reader } from "@/lib/applications/policy";
import {
  readApplicationAs,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ask, askOne } from "@/lib/platform/sql";
import { standingOf } from "@/lib/releases/lifecycle";
import { sideOf, type Side } from "@/lib/releases/policy";
import type { Standing } from "@/lib/releases/schema";
import { releaseStatement, type ReleaseRow } from "./release-statement";

/** One application as somebody stands to its releases. */
export interface ReleasePlace {
  row: ApplicationRow;
  reader: Reader | null;
  /** Live bars of the application. */
  bars: readonly BarFacts[];
  now: Date;
}

/** One release with everything that decides about it. */
export interface LoadedRelease extends ReleasePlace {
  release: ReleaseRow;
  standing: Standing;
  side: Side;
}

/** An application with its live bars, whoever asks; the caller decides with `sideOf`. Throws 404 for an id that is none. */
export async function loadPlace(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  now: Date,
): Promise<ReleasePlace> {
  const { row, reader, bars } = await readApplicationAs(tx, actor, applicationId, now);
  return { row, reader, bars, now };
}

/** Whether a bar of the application touches the actor. */
export const barsTouch = (actor: Actor, bars: readonly BarFacts[]): boolean =>
  isBarred(
    {
      personId: actor.personId,
      organisationId: actor.membership?.organisationId ?? null,
      unit: actor.membership?.unit ?? null,
    },
    bars,
  );

/** Whether a release names the actor, under the membership they act under, or was suggested by them. */
const names = (actor: Actor, release: ReleaseRow): boolean =>
  (release.suggestedById === actor.personId && actor.membership?.role === "reviewer") ||
  release.readers.some(({ membershipId }) => membershipId === actor.membership?.id);

/** The side on which the actor stands to one release; null: it does not exist for them. */
export function sideFor(actor: Actor, place: ReleasePlace, release: ReleaseRow): Side | null {
  const isNamed = names(actor, release);
  const side = sideOf(actor, place.reader, place.row, {
    isNamed,
    isBarred: barsTouch(actor, place.bars),
  });
  // A suggestion is between the partner's people; and a reviewer sees only what names them.
  if (side === "startup" && release.askedAt === null) return null;
  if (side === "partner_reader" && !isNamed) return null;
  return side;
}

/** What the lifecycle asks of a release's row. */
export const standingFor = (release: ReleaseRow, place: ReleasePlace): Standing =>
  standingOf({ ...release, partnerEndedAt: place.row.partnerEndedAt }, place.now);

/** The releases of an application that exist for the actor, the newest first. */
export async function loadReleases(
  tx: Tx,
  actor: Actor,
  place: ReleasePlace,
): Promise<LoadedRelease[]> {
  const rows = await ask(tx, releaseStatement({ applicationId: place.row.id }, place.now));
  return rows.flatMap((release) => {
    const side = sideFor(actor, place, release);
    return side ? [{ ...place, release, side, standing: standingFor(release, place) }] : [];
  });
}

/**
 * One release as it exists for the actor. Throws 404 for an unknown one, one of another programme, one that names
 * somebody else, and for whom a bar shuts out.
 */
export async function findRelease(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<LoadedRelease> {
  const release = await askOne(tx, releaseStatement({ id }, now));
  if (!release) throw notFound();
  const place = await loadPlace(tx, actor, release.applicationId, now);
  const side = sideFor(actor, place, release);
  if (!side) throw notFound();
  return { ...place, release, side, standing: standingFor(release, place) };
}

/** The place for its own team only. Throws 404 for everybody else, and for a draft, which nobody else reads. */
export async function loadTeamPlace(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  now: Date,
): Promise<ReleasePlace> {
  const place = await loadPlace(tx, actor, applicationId, now);
  if (!isTeam(actor, place.row)) throw notFound();
  return place;
}
