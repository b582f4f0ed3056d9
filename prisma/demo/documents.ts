import { Readable } from "node:stream";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { scanDocument } from "@/lib/documents/commands/scan-document";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { officeEntries, type OfficeKind } from "@/tests/support/sample-office";
import { zip } from "@/tests/support/zip-writer";
import { canary } from "./canaries";
import { paperPdf, type Paper } from "./papers";

/** A file of the demo. `mark` names it in what the leak crawl looks for (tests/e2e/access/crawl/allowed.ts). */
interface DemoFile {
  section: string;
  question: string;
  tier: "T1" | "T2";
  name: string;
  mark: string;
  content: Paper | { office: OfficeKind; text: string };
}

const kinyuen: DemoFile[] = [
  {
    section: "product",
    question: "pitch_deck",
    tier: "T1",
    name: "KinYuen pitch deck.pdf",
    mark: "file_deck",
    content: {
      title: "KinYuen Therapeutics",
      slides: true,
      pages: [
        {
          heading: "KinYuen Therapeutics",
          paragraphs: ["New options after the second line, made in Hong Kong."],
        },
        {
          heading: "The need",
          paragraphs: [
            "Most patients stop responding within a year. What follows is chosen by habit, not by evidence.",
            "We start where a simple test tells who can benefit.",
          ],
        },
        {
          heading: "What we ask for",
          paragraphs: ["A clinical partner for the first study, and advice on the dose."],
        },
      ],
    },
  },
  {
    section: "science",
    question: "data_files",
    tier: "T2",
    name: "In vivo summary.pdf",
    mark: "file_study",
    content: {
      title: "In vivo summary",
      pages: [
        {
          heading: "In vivo summary",
          paragraphs: [
            "Two models, three doses, eight animals a group. Tumour volume fell by half at the middle dose by day 21.",
            "No loss of weight beyond five per cent in any group.",
          ],
          figure: true,
        },
      ],
    },
  },
  {
    section: "intellectual_property",
    question: "ip_files",
    tier: "T2",
    name: "Freedom to operate summary.pdf",
    mark: "file_fto",
    content: {
      title: "Freedom to operate summary",
      pages: [
        {
          heading: "Freedom to operate",
          paragraphs: [
            "Searched in October in Hong Kong, mainland China, the United States, Europe and Japan.",
            "Two families of others come near our second series. Neither reaches the first, which is the one we develop.",
          ],
        },
        { heading: "The landscape", paragraphs: ["Filings by year and owner."], figure: true },
        {
          heading: "What we will do",
          paragraphs: [
            "Watch one pending claim in Europe until the summer; design around is drawn up and tested.",
          ],
        },
      ],
    },
  },
  {
    section: "intellectual_property",
    question: "ip_files",
    tier: "T2",
    name: "Patent families.xlsx",
    mark: "file_table",
    content: { office: "xlsx", text: "Family 1, filed\nFamily 2, planned" },
  },
];

const harbour: DemoFile[] = [
  {
    section: "product",
    question: "pitch_deck",
    tier: "T1",
    name: "Harbour Vaccines deck.pptx",
    mark: "file_deck",
    content: { office: "pptx", text: "Harbour Vaccines\nOne dose a season" },
  },
  {
    section: "science",
    question: "data_files",
    tier: "T2",
    name: "Immunogenicity report.pdf",
    mark: "file_study",
    content: {
      title: "Immunogenicity report",
      pages: [
        {
          heading: "Immunogenicity",
          paragraphs: [
            "Neutralising titres rose twelvefold after one dose and held for six months in the older group.",
          ],
        },
      ],
    },
  },
];

const files: Readonly<Record<string, readonly DemoFile[]>> = {
  kinyuen,
  "harbour-vaccines": harbour,
};

async function bytesOf({ content }: DemoFile, mark: string | null): Promise<Buffer> {
  if (!("office" in content)) return paperPdf(content, mark);
  return zip(officeEntries(content.office, mark ? `${content.text}\n${mark}` : content.text));
}

/** The owner uploads the startup's files into a draft that has the sections, and they pass the virus check. */
export async function uploadFiles(
  owner: Actor,
  applicationId: string,
  startup: string,
  canaries: boolean,
): Promise<void> {
  for (const file of files[startup] ?? []) {
    const { section, question, tier, name, mark } = file;
    const bytes = await bytesOf(file, canaries ? canary(tier, applicationId, mark) : null);
    const { id } = await receiveDocument(owner, {
      applicationId,
      sectionKey: section,
      questionKey: question,
      name,
      declaredLength: bytes.length,
      stream: Readable.from([bytes]),
    });
    await scanDocument(systemActor("document.scan"), id);
  }
}
