import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ApplicationStatus } from "@/lib/applications/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { askOne, dateIn, select, writtenOnce } from "@/lib/platform/sql";
import { describer } from "./describe";
import { findVisibleApplication, type ApplicationRow } from "./find-visible-application";
import { prefillColumns, prefillFrom, type Prefill } from "./prefill";

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
  /** While it is a draft: what is offered to it from elsewhere, by section. */
  prefill: Prefill | null;
}

const history = select
  .selectFrom("status_changes as c")
  .where(sql<boolean>`c.application_id = a.id`)
  .orderBy("c.at")
  .orderBy("c.id")
  .select(["c.to", "c.at"]);

const build = ({ id }: { id: string }) =>
  select
    .selectFrom("applications as a")
    .innerJoin("programmes as p", "p.id", "a.programme_id")
    .where("a.id", "=", id)
    .select([
      "a.statement_version as statementVersion",
      "a.statement_locale as statementLocale",
      "a.statement_shown_at as statementShownAt",
      "p.contact_email as contactEmail",
      jsonArrayFrom(history).as("history"),
      ...prefillColumns(),
    ]);

const statement = writtenOnce(build);

type Stored = InferResult<ReturnType<typeof build>>[number];

/** Where the record came from, and what its team was told about their data. */
function originOf(row: ApplicationRow, stored: Stored): Pick<TeamPage, "claim" | "statement"> {
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
    const stored = await askOne(tx, statement({ id }));
    if (!stored) throw notFound();
    const lines = stored.history.map(({ to, at }) => ({
      status: to,
      label: words.statusLabel("startup", to),
      at: dateIn(at).toISOString(),
    }));
    return {
      now: now.toISOString(),
      today: hongKongDate(now),
      acceptedLanguages: row.intake.acceptedLanguages,
      contactEmail: stored.contactEmail,
      answerBy: row.next.answerBy?.toISOString() ?? null,
      ...originOf(row, stored),
      history: lines.filter((line, at) => line.label !== lines[at - 1]?.label).toReversed(),
      prefill: row.status === "draft" ? await prefillFrom(tx, row, stored) : null,
    };
  });
}
