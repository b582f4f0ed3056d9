import { isSharedHost, websiteDomainOf } from "./website-domain";

/** What two startups are told apart by. */
export type Named = {
  displayName: string;
  nameEn: string | null;
  nameZhHant: string | null;
  nameZhHans: string | null;
  website: string | null;
};

const legalForms = [
  "股份有限公司",
  "有限責任公司",
  "有限责任公司",
  "有限公司",
  "公司",
  "incorporated",
  "corporation",
  "company",
  "limited",
  "gmbh",
  "corp",
  "inc",
  "llc",
  "ltd",
  "plc",
  "co",
];

/**
 * A name as it is compared: without case, width, spaces, marks and legal form, so that "BoRui Neuro Ltd." is "ｂｏｒｕｉ
 * neuro". Scripts are never converted. Empty for a name that has nothing else.
 */
export function nameKey(name: string | null): string {
  let words = (name ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  for (let last = words.at(-1); last !== undefined && words.length > 1; last = words.at(-1)) {
    if (!legalForms.includes(last)) break;
    words = words.slice(0, -1);
  }
  const key = words.join("");
  const form = legalForms.find((each) => /\p{Script=Han}/u.test(each) && key.endsWith(each));
  return form && key !== form ? key.slice(0, -form.length) : key;
}

function keysOf({ displayName, nameEn, nameZhHant, nameZhHans, website }: Named): string[] {
  const names = [displayName, nameEn, nameZhHant, nameZhHans].map(nameKey);
  const domain = websiteDomainOf(website);
  const site = domain && !isSharedHost(domain) ? `site ${domain}` : "";
  return [...names, site].filter(Boolean);
}

/** Whether a person would take two startups for one: the same name in any script, or the same website. */
export function isSameStartup(one: Named, other: Named): boolean {
  const keys = keysOf(one);
  return keysOf(other).some((key) => keys.includes(key));
}
