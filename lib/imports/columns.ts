import { importFields, type Columns, type ImportField } from "./schema";

/** Header words by field, folded by `plain`; English, traditional and simplified Chinese. */
const aliases: Record<ImportField, readonly string[]> = {
  name: [
    "name",
    "company",
    "companyname",
    "startup",
    "startupname",
    "organisation",
    "organization",
    "公司",
    "公司名稱",
    "公司名称",
    "企業名稱",
    "企业名称",
    "名稱",
    "名称",
    "初創企業",
    "初创企业",
  ],
  oneLiner: ["oneliner", "tagline", "title", "summary", "headline", "一句話簡介", "一句话简介"],
  description: [
    "description",
    "longdescription",
    "about",
    "abstract",
    "overview",
    "簡介",
    "简介",
    "公司簡介",
    "公司简介",
    "介紹",
    "介绍",
    "描述",
  ],
  tags: ["tags", "tag", "keywords", "categories", "industries", "標籤", "标签", "關鍵字", "关键词"],
  city: ["city", "location", "town", "城市", "所在城市"],
  country: ["country", "countrycode", "countryregion", "國家", "国家", "國家或地區", "国家或地区"],
  yearFounded: [
    "yearfounded",
    "founded",
    "foundedyear",
    "foundingyear",
    "foundedon",
    "成立年份",
    "成立日期",
    "成立年",
  ],
  teamSize: [
    "teamsize",
    "headcount",
    "employees",
    "numberofemployees",
    "staff",
    "團隊人數",
    "团队人数",
    "員工人數",
    "员工人数",
    "人數",
    "人数",
  ],
  website: ["website", "url", "web", "homepage", "domain", "site", "網站", "网站", "網址", "网址"],
};

const plain = (header: string): string =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");

const fieldOf = new Map(
  importFields.flatMap((field) => aliases[field].map((alias) => [alias, field] as const)),
);

/** Which columns the headers name, each field by its first match; what nobody recognises is left to the mapping step. */
export function guessColumns(headers: readonly string[]): Columns {
  const columns: Partial<Record<ImportField, number>> = {};
  headers.forEach((header, index) => {
    const field = fieldOf.get(plain(header));
    if (field && columns[field] === undefined) columns[field] = index;
  });
  return columns;
}

/** How many headers are recognised. */
export const knownHeaders = (headers: readonly string[]): number =>
  Object.keys(guessColumns(headers)).length;

/**
 * True when the first row can hardly be headers: none is recognised, and it has an address, a year or a long text in it,
 * or nothing at all.
 */
export function looksLikeData(first: readonly string[]): boolean {
  if (first.every((cell) => cell.trim() === "")) return true;
  if (knownHeaders(first) > 0) return false;
  return first.some(
    (cell) => /^https?:\/\//i.test(cell) || /^\d+$/.test(cell.trim()) || cell.length > 80,
  );
}
