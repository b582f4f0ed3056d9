import { getApplication } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { inLocale } from "@/lib/programmes/localised";
import { readableAnswer } from "./readable-answer";
import { getStartup } from "@/lib/startups/queries";

/** A value with what it is called, to be read by people and by programs. */
export interface ExportedAnswer {
  question: string;
  label: string;
  value: unknown;
  /** The value with words for its codes. */
  words: unknown;
}

export interface ExportedApplication {
  id: string;
  reference: string;
  status: string;
  programme: string;
  intake: string;
  submittedAt: string | null;
  version: number;
  history: { label: string; at: string }[];
  sections: {
    key: string;
    title: string;
    answers: ExportedAnswer[];
    documents: { name: string; size: number; url: string }[];
  }[];
  /** What was frozen at each submit, by section and question. */
  versions: { number: number; frozenAt: string; sections: Record<string, unknown> }[];
}

export interface StartupExport {
  kind: "startup";
  madeAt: string;
  startup: Record<string, unknown>;
  team: Record<string, unknown>[];
  consents: Record<string, unknown>[];
  applications: ExportedApplication[];
}

export interface PersonExport {
  kind: "person";
  madeAt: string;
  account: Record<string, unknown>;
  memberships: Record<string, unknown>[];
  signIns: Record<string, unknown>[];
  mails: Record<string, unknown>[];
}

export type ExportContent = StartupExport | PersonExport;

/** All of the startup that the actor acts for, read as the actor: what they may not see is not in it. */
export async function startupContent(
  actor: Actor,
  startupId: string,
  locale: Locale,
  now: Date,
): Promise<StartupExport> {
  const {
    team,
    myRole: _role,
    invitations: _invitations,
    ...startup
  } = await getStartup(actor, startupId);
  const { ids, consents } = await withActor(actor, async (tx) => ({
    ids: await tx.application.findMany({
      where: { startupId, erasedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    }),
    consents: await tx.consent.findMany({
      where: { startupId },
      orderBy: { givenAt: "asc" },
      select: { purpose: true, version: true, givenAt: true, revokedAt: true },
    }),
  }));
  const applications: ExportedApplication[] = [];
  for (const { id } of ids) applications.push(await applicationContent(actor, id, locale));
  return {
    kind: "startup",
    madeAt: now.toISOString(),
    startup,
    team: team.map(({ name, email, role }) => ({ name, email, role })),
    consents,
    applications,
  };
}

async function applicationContent(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<ExportedApplication> {
  const view = await getApplication(actor, id, { locale });
  const form = await getApplicationForm(actor, id);
  const page = await getTeamPage(actor, id, locale);
  const asked = new Map(
    form.flatMap((section) =>
      section.questions.map((question) => [`${section.key}/${question.key}`, question]),
    ),
  );
  const described = (section: string, key: string, value: unknown): ExportedAnswer => {
    const question = asked.get(`${section}/${key}`);
    return {
      question: key,
      label: question ? inLocale(question.label, locale) : key,
      value,
      words: question ? readableAnswer(question, value, locale) : value,
    };
  };
  return {
    id,
    reference: view.reference,
    status: view.statusLabel,
    programme: view.programme.name,
    intake: view.intake.name,
    submittedAt: view.submittedAt,
    version: view.version,
    history: page.history.map(({ label, at }) => ({ label, at })),
    sections: view.sections.map(({ key, title, answers, documents }) => ({
      key,
      title,
      answers: Object.entries(answers ?? {}).map(([question, value]) =>
        described(key, question, value),
      ),
      documents: documents.map((document) => ({
        name: document.name,
        size: document.size,
        url: `${env().APP_ORIGIN}/api/documents/${document.id}`,
      })),
    })),
    versions: await frozenVersions(actor, id),
  };
}

function frozenVersions(
  actor: Actor,
  applicationId: string,
): Promise<ExportedApplication["versions"]> {
  return withActor(actor, async (tx) => {
    const rows = await tx.applicationVersion.findMany({
      where: { applicationId },
      orderBy: { number: "asc" },
      select: {
        number: true,
        frozenAt: true,
        sections: { select: { sectionKey: true, answers: true } },
      },
    });
    return rows.map(({ number, frozenAt, sections }) => ({
      number,
      frozenAt: frozenAt.toISOString(),
      sections: Object.fromEntries(sections.map((each) => [each.sectionKey, each.answers])),
    }));
  });
}

/** All that is stored about the person themselves: account, roles, sign-ins that are open, mails sent to them. */
export function personContent(actor: Actor, now: Date): Promise<PersonExport> {
  return withActor(actor, async (tx) => {
    const { personId } = actor;
    const account = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        email: true,
        displayName: true,
        givenName: true,
        familyName: true,
        englishName: true,
        chineseName: true,
        phone: true,
        locale: true,
        lastSignInAt: true,
        createdAt: true,
      },
    });
    const memberships = await tx.membership.findMany({
      where: { personId },
      orderBy: { createdAt: "asc" },
      select: {
        role: true,
        status: true,
        validFrom: true,
        validUntil: true,
        endedAt: true,
        startup: { select: { displayName: true } },
        organisation: { select: { name: true } },
        programme: { select: { name: true } },
      },
    });
    const signIns = await tx.session.findMany({
      where: { personId },
      select: { createdAt: true, expires: true, assisted: true },
    });
    const mails = await tx.outboxMail.findMany({
      where: { toPersonId: personId },
      orderBy: { createdAt: "asc" },
      select: {
        template: true,
        toAddress: true,
        state: true,
        createdAt: true,
        sentAt: true,
        params: true,
      },
    });
    return { kind: "person", madeAt: now.toISOString(), account, memberships, signIns, mails };
  });
}
