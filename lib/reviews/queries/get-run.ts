import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { modalityLabels, therapeuticAreaLabels } from "@/lib/programmes/vocabulary";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { PairReason } from "@/lib/reviews/schema";
import type { RunView } from "@/lib/reviews/views";
import { findRun, visibleResult, type FoundRun } from "./run-rows";

/** A run of one's own organisation with its preview, as far as no bar hides it. Throws 404, platform.wrong_role (403). */
export function getRun(actor: Actor, id: string, locale: Locale): Promise<RunView> {
  return withActor(actor, async (tx, now) =>
    runView(tx, actor, await findRun(tx, actor, id), locale, now),
  );
}

/** The view of a run that was already found. */
export async function runView(
  tx: Tx,
  actor: Actor,
  found: FoundRun,
  locale: Locale,
  now: Date,
): Promise<RunView> {
  const { run, result } = found;
  const preview = result ? await previewOf(tx, actor, { ...found, result }, locale, now) : null;
  return {
    id: run.id,
    state: run.state,
    progress: run.progress,
    perApplication: run.perApplication,
    failure: run.failure,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    appliedAt: run.appliedAt?.toISOString() ?? null,
    applied: result?.applied ?? null,
    preview: run.state === "preview" || run.state === "applied" ? preview : null,
  };
}

async function previewOf(
  tx: Tx,
  actor: Actor,
  found: FoundRun & { result: NonNullable<FoundRun["result"]> },
  locale: Locale,
  now: Date,
): Promise<RunView["preview"]> {
  const { result, applications } = await visibleResult(tx, actor, found, now);
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(result.pairs.map((pair) => pair.personId))] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  const about = (applicationId: string) => {
    const application = applications.get(applicationId);
    return { reference: application?.reference ?? "", startup: application?.listName ?? "" };
  };
  return {
    proved: result.status === "optimal",
    objective: result.objective,
    seconds: result.seconds,
    pairs: result.pairs
      .map((pair) => ({
        applicationId: pair.applicationId,
        ...about(pair.applicationId),
        membershipId: pair.membershipId,
        reviewer: names.get(pair.personId) ?? "",
        fit: pair.fit,
        kept: pair.kept,
        reasons: pair.reasons.map((reason) => inWords(reason, locale)),
      }))
      .sort((one, other) => one.startup.localeCompare(other.startup) || other.fit - one.fit),
    shortfall: result.shortfall.map((gap) => ({
      ...about(gap.applicationId),
      missing: gap.missing,
    })),
  };
}

/** Keys of the vocabulary become their labels. */
export function inWords({ code, params }: PairReason, locale: Locale): PairReason {
  const label = (labels: Readonly<Record<string, LocalisedText>>, key: string | number) =>
    labels[String(key)]?.[locale] ?? String(key);
  const words = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (name === "area") return [name, label(therapeuticAreaLabels, value)];
    return name === "modality" ? [name, label(modalityLabels, value)] : [name, value];
  });
  return { code, params: Object.fromEntries(words) };
}
