import { getApplication, type ApplicationView } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import type {
  ExportedApplication,
  ExportedFile,
  ExportedSection,
  ExportedVersion,
  VersionCopy,
} from "./content";
import { dealingsOf } from "./dealings-content";
import { readableAnswer } from "./readable-answer";

/** One application with all that its team may see of it. Throws 404 for everybody else. */
export async function applicationContent(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<ExportedApplication> {
  const view = await getApplication(actor, id, { locale });
  if (view.reader !== "team") throw notFound();
  const form = await getApplicationForm(actor, id);
  const page = await getTeamPage(actor, id, locale);
  const answers = new Map(view.sections.map(({ key, answers: each }) => [key, each ?? {}]));
  return {
    ...headOf(view),
    statement: page.statement,
    history: page.history,
    sections: form.map((section) => sectionOf(section, answers.get(section.key) ?? {}, locale)),
    ...(await storedParts(actor, id)),
    rejection: view.rejection,
    ...(await dealingsOf(actor, id, locale)),
  };
}

/**
 * One frozen version as the startup sent it, for "Copy of my application". Throws 404 for everybody but the team, and for
 * a version that there is not.
 */
export async function versionContent(
  actor: Actor,
  id: string,
  number: number,
  locale: Locale,
  now: Date,
): Promise<VersionCopy> {
  const view = await getApplication(actor, id, { locale });
  if (view.reader !== "team") throw notFound();
  const form = await getApplicationForm(actor, id);
  const { versions, files } = await storedParts(actor, id);
  const version = versions.find((each) => each.number === number);
  if (!version) throw notFound();
  const { statement } = await getTeamPage(actor, id, locale);
  return {
    kind: "application",
    madeAt: now.toISOString(),
    locale,
    application: { ...headOf(view), statement },
    version,
    sections: form.map((section) =>
      sectionOf(
        section,
        (version.sections[section.key] as Record<string, unknown> | undefined) ?? {},
        locale,
      ),
    ),
    files: files.filter((file) => file.versions.includes(number)),
  };
}

const headOf = (view: ApplicationView) => ({
  id: view.id,
  reference: view.reference,
  status: view.statusLabel,
  statusCode: view.status,
  startup: view.startup?.name ?? "",
  programme: view.programme.name,
  intake: view.intake.name,
  lead: view.programme.lead,
  partner: view.programme.partner,
  language: view.language,
  submittedAt: view.submittedAt,
  version: view.version,
});

/** Answers in the order of the form; what the form no longer asks stands last, by its key. */
function sectionOf(
  section: Section,
  answers: Readonly<Record<string, unknown>>,
  locale: Locale,
): ExportedSection {
  const asked = section.questions.filter(({ key }) => answers[key] !== undefined);
  const known = new Set(asked.map(({ key }) => key));
  const rest = Object.keys(answers).filter((key) => !known.has(key));
  return {
    key: section.key,
    title: inLocale(section.title, locale),
    tier: section.tier,
    answers: [
      ...asked.map((question) => ({
        question: question.key,
        label: inLocale(question.label, locale),
        value: answers[question.key],
        words: readableAnswer(question, answers[question.key], locale),
      })),
      ...rest.map((key) => ({
        question: key,
        label: key,
        value: answers[key],
        words: answers[key],
      })),
    ],
  };
}

function storedParts(
  actor: Actor,
  applicationId: string,
): Promise<Pick<ExportedApplication, "versions" | "files" | "paperRequests">> {
  return withActor(actor, async (tx) => {
    const requests = await tx.paperRequest.findMany({
      where: { applicationId },
      orderBy: { createdAt: "asc" },
      select: { sections: true, message: true, createdAt: true, dueAt: true, answeredAt: true },
    });
    return {
      versions: await versionsOf(tx, applicationId),
      files: await filesOf(tx, applicationId),
      paperRequests: requests.map(({ createdAt, dueAt, answeredAt, ...request }) => ({
        ...request,
        askedAt: createdAt.toISOString(),
        dueAt: dueAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
    };
  });
}

async function versionsOf(tx: Tx, applicationId: string): Promise<ExportedVersion[]> {
  const rows = await tx.applicationVersion.findMany({
    where: { applicationId },
    orderBy: { number: "asc" },
    select: {
      number: true,
      reason: true,
      language: true,
      frozenAt: true,
      sections: { select: { sectionKey: true, answers: true } },
    },
  });
  return rows.map(({ frozenAt, sections, ...version }) => ({
    ...version,
    frozenAt: frozenAt.toISOString(),
    sections: Object.fromEntries(sections.map((each) => [each.sectionKey, each.answers])),
  }));
}

/** Files of the draft and those that a frozen version holds. */
async function filesOf(tx: Tx, applicationId: string): Promise<ExportedFile[]> {
  const rows = await tx.document.findMany({
    where: {
      AND: [
        { applicationId },
        { OR: [{ removedAt: null }, { frozenVersions: { isEmpty: false } }] },
      ],
    },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sectionKey: true,
      questionKey: true,
      name: true,
      size: true,
      sha256: true,
      state: true,
      uploadedAt: true,
      removedAt: true,
      frozenVersions: true,
    },
  });
  return rows.map(
    ({ sectionKey, questionKey, uploadedAt, removedAt, frozenVersions, ...file }) => ({
      ...file,
      section: sectionKey,
      question: questionKey,
      uploadedAt: uploadedAt.toISOString(),
      removedAt: removedAt?.toISOString() ?? null,
      versions: frozenVersions,
      path: null,
    }),
  );
}
