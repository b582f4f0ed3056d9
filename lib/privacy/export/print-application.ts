import { formatDate, formatDateTime, formatFileSize } from "@/lib/i18n/format";
import type { ExportedApplication, ExportedSection, VersionCopy } from "./content";
import { answerBlock, type Block, type Part, type PrintContext, type Printed } from "./printed";

type Files = Pick<ExportedApplication["files"][number], "section" | "name" | "size"> & {
  path?: string | null;
};

/** The sections with their answers and files, one part each. */
function sectionParts(sections: ExportedSection[], files: Files[], { t }: PrintContext): Part[] {
  return sections.map((section) => {
    const own = files.filter((file) => file.section === section.key);
    const blocks = section.answers.map(({ label, words }) =>
      answerBlock(label, words, t("nothing")),
    );
    return {
      title: section.title,
      level: 2,
      blocks: [
        ...(blocks.length > 0 || own.length > 0
          ? blocks
          : [{ kind: "text", text: t("nothing"), quiet: true } as const]),
        ...(own.length > 0 ? [filesBlock(own, t("files"))] : []),
      ],
    };
  });
}

const filesBlock = (files: Files[], label: string): Block => ({
  kind: "files",
  label,
  files: files.map(({ name, size, path }) => ({
    name,
    note: formatFileSize(size),
    path: path ?? null,
  })),
});

/** "Copy of my application": one frozen version. */
export function printVersion(copy: VersionCopy, context: PrintContext): Printed {
  const { t, locale } = context;
  const { application, version, sections, files, madeAt } = copy;
  const { reference, startup, programme, intake, lead, partner, statement } = application;
  return {
    locale,
    over: programme,
    title: t("copyTitle", { startup }),
    facts: [
      [t("reference"), reference],
      [t("intake"), intake],
      [t("sentTo"), t("both", { lead, partner })],
      [t("version"), String(version.number)],
      [t("sentAt"), formatDateTime(version.frozenAt, locale)],
      ...(statement
        ? [[t("statement"), formatDate(statement.version, locale)] satisfies [string, string]]
        : []),
    ],
    intro: t("copyIntro", { made: formatDateTime(madeAt, locale) }),
    parts: sectionParts(sections, files, context),
    foot: t("copyFoot", { reference, version: version.number }),
    pageOf: (page, pages) => t("pageOf", { page, pages }),
  };
}

/** One application inside the export of a startup: facts, history, sections, what was asked, seen and offered. */
export function applicationParts(application: ExportedApplication, context: PrintContext): Part[] {
  const { t, locale } = context;
  const { reference, programme, intake, lead, partner, status, submittedAt, version } = application;
  const when = (at: string | null) => (at ? formatDateTime(at, locale) : t("nothing"));
  return [
    {
      title: t("applicationTitle", { reference }),
      level: 1,
      note: programme,
      blocks: [
        {
          kind: "pairs",
          pairs: [
            [t("intake"), intake],
            [t("sentTo"), t("both", { lead, partner })],
            [t("fields.status"), status],
            [t("sentAt"), when(submittedAt)],
            [t("version"), version > 0 ? String(version) : t("nothing")],
          ],
        },
        {
          kind: "table",
          label: t("history"),
          columns: [t("when"), t("what")],
          rows: application.history.map(({ label, at }) => [formatDateTime(at, locale), label]),
        },
      ],
    },
    ...sectionParts(
      application.sections,
      application.files.filter(({ removedAt }) => removedAt === null),
      context,
    ),
    ...dealings(application, context).filter(({ blocks }) => blocks.length > 0),
  ];
}

function dealings(application: ExportedApplication, context: PrintContext): Part[] {
  const { t, locale } = context;
  const { feedback, offer, mentorCard } = application;
  const part = (key: string, blocks: Block[]): Part => ({ title: t(key), level: 2, blocks });
  return [
    part(
      "paperRequests",
      application.paperRequests.map((request) => ({
        kind: "answer",
        label: formatDateTime(request.askedAt, locale),
        text: request.message,
      })),
    ),
    part(
      "questions",
      application.questions.map(({ from, question, answer }) => ({
        kind: "answer",
        label: `${from}: ${question}`,
        text: answer ?? t("nothing"),
      })),
    ),
    part("releases", releaseBlocks(application, context)),
    part("receipt", receiptBlocks(application, context)),
    part("feedback", feedback ? [{ kind: "text", text: feedback.text }] : []),
    part("offer", offer ? [{ kind: "text", text: offer.terms }] : []),
    part("mentorCard", mentorCard ? [{ kind: "text", text: mentorCard.text }] : []),
    part(
      "matches",
      application.matches.map(({ mentor, organisation, proposedAt, message }) => ({
        kind: "answer",
        label: `${mentor}, ${organisation} (${formatDate(proposedAt, locale)})`,
        text: message ?? t("nothing"),
      })),
    ),
  ];
}

function releaseBlocks({ releases }: ExportedApplication, { t, locale }: PrintContext): Block[] {
  return releases.flatMap((release): Block[] => [
    {
      kind: "pairs",
      pairs: [
        [t("askedAt"), formatDateTime(release.askedAt, locale)],
        [t("standing"), t(`standings.${release.standing}`)],
        [t("fields.purpose"), release.purpose],
        [t("sections"), release.sections.map(({ title }) => title).join(" · ")],
        [t("readers"), release.readers.map(({ name }) => name).join(" · ")],
        [t("fields.validUntil"), formatDateTime(release.until, locale)],
      ],
    },
    ...release.messages.map(({ by, at, text }): Block => ({
      kind: "answer",
      label: `${by}, ${formatDateTime(at, locale)}`,
      text,
    })),
  ]);
}

function receiptBlocks({ receipt }: ExportedApplication, { t, locale }: PrintContext): Block[] {
  if (receipt.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [t("when"), t("who"), t("what")],
      rows: receipt
        .slice(0, linesPrinted)
        .map(({ at, person, organisation, section, document }) => [
          formatDateTime(at, locale),
          person ? `${person}, ${organisation}` : organisation,
          document ? `${document} (${section})` : section,
        ]),
    },
    ...(receipt.length > linesPrinted
      ? [{ kind: "text", quiet: true, text: t("moreInData", { count: receipt.length }) } as const]
      : []),
  ];
}

/** A longer receipt is read in data.json, which has all of it. */
const linesPrinted = 300;
