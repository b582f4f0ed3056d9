import { asJson, db } from "@/lib/platform/db";
import { text, type LocalisedText } from "@/lib/programmes/localised";

interface DemoOrganisation {
  slug: "hkstp" | "az" | "other" | "hospital" | "investor" | "university";
  kind: "lead" | "partner" | "service";
  name: LocalisedText;
  shortName: LocalisedText;
}

const organisations: DemoOrganisation[] = [
  {
    slug: "hkstp",
    kind: "lead",
    name: text(
      "Hong Kong Science and Technology Parks Corporation",
      "香港科技園公司",
      "香港科技园公司",
    ),
    shortName: text("HKSTP", "香港科技園", "香港科技园"),
  },
  {
    slug: "az",
    kind: "partner",
    name: text("AstraZeneca", "阿斯利康", "阿斯利康"),
    shortName: text("AstraZeneca", "阿斯利康", "阿斯利康"),
  },
  {
    slug: "other",
    kind: "partner",
    name: text("Helvion Pharma", "赫維恩製藥", "赫维恩制药"),
    shortName: text("Helvion", "赫維恩", "赫维恩"),
  },
  {
    slug: "hospital",
    kind: "service",
    name: text("Bay Area University Hospital", "灣區大學醫院", "湾区大学医院"),
    shortName: text("Bay Area Hospital", "灣區大學醫院", "湾区大学医院"),
  },
  {
    slug: "investor",
    kind: "service",
    name: text("Straits Life Science Ventures", "海峽生命科學創投", "海峡生命科学创投"),
    shortName: text("Straits Ventures", "海峽創投", "海峡创投"),
  },
  {
    slug: "university",
    kind: "service",
    name: text("Victoria University of Hong Kong", "香港維多利亞大學", "香港维多利亚大学"),
    shortName: text("Victoria University", "維多利亞大學", "维多利亚大学"),
  },
];

export type OrganisationIds = Record<DemoOrganisation["slug"], string>;

/**
 * What exists before any command can run: the organisations. In production an administrator's one-time link follows;
 * in the demo the first people are written beside them.
 */
export async function makeOrganisations(): Promise<OrganisationIds> {
  const ids: Partial<OrganisationIds> = {};
  for (const { slug, kind, name, shortName } of organisations) {
    const made = await db().organisation.create({
      data: { slug, kind, name: asJson(name), shortName: asJson(shortName) },
      select: { id: true },
    });
    ids[slug] = made.id;
  }
  return ids as OrganisationIds;
}
