import { windowState } from "@/lib/applications/lifecycle";
import type { Locale } from "@/lib/i18n/locales";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { getFormSections } from "./form-versions";

/** An intake as everyone may see it. */
export interface IntakeView {
  id: string;
  slug: string;
  name: string;
  programme: { id: string; slug: string; name: string; lead: string; partner: string };
  kind: "window" | "rolling";
  opensAt: string;
  /** ISO; null while a rolling intake has no next cut-off. */
  deadline: string | null;
  graceMinutes: number;
  acceptedLanguages: string[];
  lookingFor: string;
  origin: string;
}

const localised = (value: unknown, locale: Locale) => inLocale(value as LocalisedText, locale);

const visible = { status: { not: "draft" as const }, programme: { status: "open" as const } };

async function publicIntakes() {
  return db().intake.findMany({
    where: { ...visible, formVersionId: { not: null } },
    orderBy: [{ closesAt: { sort: "asc", nulls: "last" } }, { slug: "asc" }],
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      status: true,
      opensAt: true,
      closesAt: true,
      graceMinutes: true,
      acceptedLanguages: true,
      lookingFor: true,
      originText: true,
      cutOffs: { orderBy: { closesAt: "asc" }, select: { closesAt: true } },
      programme: {
        select: {
          id: true,
          slug: true,
          name: true,
          lead: { select: { shortName: true } },
          partner: { select: { shortName: true } },
        },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof publicIntakes>>[number];

function viewOf(row: Row, locale: Locale, now: Date): IntakeView {
  const nextCutOff = row.cutOffs.find(({ closesAt }) => closesAt >= now)?.closesAt ?? null;
  const deadline = row.closesAt ?? nextCutOff;
  return {
    id: row.id,
    slug: row.slug,
    name: localised(row.name, locale),
    programme: {
      id: row.programme.id,
      slug: row.programme.slug,
      name: localised(row.programme.name, locale),
      lead: localised(row.programme.lead.shortName, locale),
      partner: localised(row.programme.partner.shortName, locale),
    },
    kind: row.kind,
    opensAt: row.opensAt.toISOString(),
    deadline: deadline?.toISOString() ?? null,
    graceMinutes: row.graceMinutes,
    acceptedLanguages: row.acceptedLanguages,
    lookingFor: localised(row.lookingFor, locale),
    origin: localised(row.originText, locale),
  };
}

/** Intakes that take applications now (grace included), the first to close first. Public. */
export async function listOpenIntakes(locale: Locale): Promise<{ items: IntakeView[] }> {
  const now = await databaseNow();
  const rows = await publicIntakes();
  const open = rows.filter(
    ({ status, ...row }) =>
      windowState({ ...row, intakeStatus: status, deadlineExtendedTo: null }, now) === "open",
  );
  return { items: open.map((row) => viewOf(row, locale, now)) };
}

/** Every intake of an open programme that is no draft, open or closed. Public. */
export async function listPublicIntakes(locale: Locale): Promise<{ items: IntakeView[] }> {
  const now = await databaseNow();
  const rows = await publicIntakes();
  return { items: rows.map((row) => viewOf(row, locale, now)) };
}

/** The published form of a public intake. Throws 404 for a draft or unknown one. */
export async function getIntakeForm(
  intakeId: string,
): Promise<{ intakeId: string; sections: Section[] }> {
  const intake = await db().intake.findFirst({
    where: { AND: [{ id: intakeId }, visible] },
    select: { formVersionId: true },
  });
  if (!intake?.formVersionId) throw notFound();
  return { intakeId, sections: await getFormSections(db(), intake.formVersionId) };
}
