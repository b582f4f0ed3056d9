import type { RecordSectionData } from "@/components/desk/record-section";
import type { SectionView } from "@/lib/applications/queries/section-views";
import type { Section } from "@/lib/programmes/schema";

/** Where a record stands, and which of its protected sections were clicked open. */
export interface RecordPlace {
  /** The page's own path. */
  here: string;
  open: readonly string[];
}

/** A section as RecordSection draws it, with the link that opens it beside those that are open. */
export function recordSectionData(
  section: SectionView,
  form: readonly Section[],
  { here, open }: RecordPlace,
): RecordSectionData {
  const { key, title, complete, lens, access, answers, documents } = section;
  const opened = [...new Set([...open, key])].join(",");
  return {
    key,
    title,
    complete,
    lens,
    readable: access.may,
    answers,
    files: documents,
    questions: form.find((each) => each.key === key)?.questions ?? [],
    openHref: `${here}?open=${opened}#section-${key}`,
  };
}
