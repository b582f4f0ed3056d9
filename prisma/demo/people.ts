import type { Role } from "@/lib/generated/prisma/enums";

export interface DemoPerson {
  email: string;
  name: string;
  chineseName?: string;
  role: Role;
  /** Which organisation of the demo the membership belongs to; none for people of a startup. */
  organisation?: "hkstp" | "az" | "other" | "hospital" | "investor" | "university";
  programme?: "first" | "second";
  unit?: string;
  /** Printed beside the address at start and on the sign-in page. */
  who: string;
}

/** The fixed people of the demo: others script against these addresses. */
export const demoPeople: DemoPerson[] = [
  {
    email: "founder@demo.test",
    name: "Lo Ka Yan",
    chineseName: "盧嘉欣",
    role: "owner",
    who: "founder of a startup that applies",
  },
  {
    email: "teammate@demo.test",
    name: "Wong Mei",
    chineseName: "黃薇",
    role: "editor",
    who: "teammate in the same startup",
  },
  {
    email: "rival@demo.test",
    name: "Erik Sandvik",
    role: "owner",
    who: "founder of another startup",
  },
  {
    email: "manager@hkstp.demo.test",
    name: "Chan Tai Man",
    chineseName: "陳大文",
    role: "programme_manager",
    organisation: "hkstp",
    who: "programme manager of the lead",
  },
  {
    email: "officer@hkstp.demo.test",
    name: "Ng Wing Sze",
    chineseName: "吳詠詩",
    role: "officer",
    organisation: "hkstp",
    programme: "first",
    who: "officer of the lead",
  },
  {
    email: "reviewer@hkstp.demo.test",
    name: "Dr Leung Chi Ho",
    chineseName: "梁志豪",
    role: "reviewer",
    organisation: "hkstp",
    programme: "first",
    who: "reviewer of the lead",
  },
  {
    email: "lead@az.demo.test",
    name: "Dr Helena Ström",
    role: "partner_lead",
    organisation: "az",
    programme: "first",
    unit: "Oncology R&D",
    who: "the partner's lead",
  },
  {
    email: "reviewer@az.demo.test",
    name: "Dr Li Wei",
    chineseName: "李蔚",
    role: "reviewer",
    organisation: "az",
    programme: "first",
    unit: "Oncology R&D",
    who: "reviewer of the partner",
  },
  {
    email: "lead@other.demo.test",
    name: "Dr Marta Keller",
    role: "partner_lead",
    organisation: "other",
    programme: "second",
    who: "the other programme's partner",
  },
  {
    email: "external@demo.test",
    name: "Prof. Amara Okafor",
    role: "reviewer",
    organisation: "hkstp",
    programme: "first",
    unit: "external",
    who: "external reviewer, assigned by the lead",
  },
  {
    email: "mentor@demo.test",
    name: "Dr Priya Raman",
    role: "mentor",
    organisation: "az",
    programme: "first",
    who: "mentor",
  },
  {
    email: "hospital@demo.test",
    name: "Dr Ho Siu Ming",
    chineseName: "何兆銘",
    role: "ecosystem_partner",
    organisation: "hospital",
    programme: "first",
    who: "hospital in the Greater Bay Area",
  },
  {
    email: "investor@demo.test",
    name: "Grace Tan",
    role: "ecosystem_partner",
    organisation: "investor",
    programme: "first",
    who: "overseas investor",
  },
  {
    email: "auditor@demo.test",
    name: "Yip Kwok Wai",
    chineseName: "葉國威",
    role: "auditor",
    organisation: "hkstp",
    who: "auditor of the lead",
  },
  {
    email: "admin@demo.test",
    name: "Fung Hoi Lam",
    chineseName: "馮凱琳",
    role: "administrator",
    organisation: "hkstp",
    who: "administrator",
  },
  {
    email: "both@demo.test",
    name: "Prof. Cheung Man Kit",
    chineseName: "張文傑",
    role: "reviewer",
    organisation: "hkstp",
    programme: "first",
    who: "reviewer and mentor: two memberships",
  },
];
