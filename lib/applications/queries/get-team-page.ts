import type { ApplicationStatus } from "@/lib/applications/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { describer } from "./describe";
import { findVisibleApplication, type ApplicationRow } from "./find-visible-application";

/** What the team's own pages show beside the application itself. */
export interface TeamPage {
  /** The database's clock, ISO. */
  now: string;
  /** In Hong Kong, yyyy-mm-dd. */
  today: string;
  acceptedLanguages: string[];
  contactEmail: string | null;
  /** ISO; when the startup hears from both organisations. */
  answerBy: string | null;
  /** Of an imported application: when it was imported and when it was claimed, ISO. */
  claim: { importedAt: string; claimedAt: string } | null;
  /** The collection statement that was shown when it was begun or claimed; null where none was. */
  statement: { version: string; locale: Locale; shownAt: string } | null;
  /** The states that the startup was told of, the newest first, each once in a row. */
  history: { status: ApplicationStatus; label: string; at: string }[];
}

/** Where the record came from, and what its team was told about their data. */
async function originOf(
  tx: Tx,
  row: ApplicationRow,
): Promise<Pick<TeamPage, "claim" | "statement">> {
  const stored = await tx.application.findUniqueOrThrow({
    where: { id: row.id },
    select: {
      statementVersion: true,
      statementLocale: true,
      statementShownAt: true,
    },
  });
  const { statementVersion, statementLocale, statementShownAt } = stored;
  return {
    claim:
      row.source === "import" && row.submittedAt && row.claimedAt
        ? {
            importedAt: row.submittedAt.toISOString(),
            claimedAt: row.claimedAt.toISOString(),
          }
        : null,
    statement:
      statementVersion && statementLocale && isLocale(statementLocale) && statementShownAt
        ? {
            version: statementVersion,
            locale: statementLocale,
            shownAt: statementShownAt.toISOString(),
          }
        : null,
  };
}

/**
 * Dates, contact and history of one application for its own team, in the startup's words. Steps that read the same to
 * the startup (a panel inside a decision) are one line. Throws 404 for everybody else.
 */
export function getTeamPage(actor: Actor, id: string, locale: Locale): Promise<TeamPage> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, id, now);
    if (reader !== "team") throw notFound();
    const words = await describer(locale);
    const programme = await tx.programme.findUniqueOrThrow({
      where: { id: row.programmeId },
      select: { contactEmail: true },
    });
    const changes = await tx.statusChange.findMany({
      where: { applicationId: id },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { to: true, at: true },
    });
    const lines = changes.map(({ to, at }) => ({
      status: to,
      label: words.statusLabel("startup", to),
      at: at.toISOString(),
    }));
    return {
      now: now.toISOString(),
      today: hongKongDate(now),
      acceptedLanguages: row.intake.acceptedLanguages,
      contactEmail: programme.contactEmail,
      answerBy: row.next.answerBy?.toISOString() ?? null,
      ...(await originOf(tx, row)),
      history: lines.filter((line, at) => line.label !== lines[at - 1]?.label).toReversed(),
    };
  });
}
