/** The host of a web address in lower case without `www.`; null for what is none. Part of the key of imported startups. */
export function websiteDomainOf(website: string | null): string | null {
  if (!website) return null;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(full)) return null;
  const host = new URL(full).hostname.toLowerCase().replace(/^www\./, "");
  return host.includes(".") ? host : null;
}
