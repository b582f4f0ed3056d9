/** Addresses that many startups share: they tell nobody apart, so they are kept but make no key. */
const sharedHosts: ReadonlySet<string> = new Set([
  "linkedin.com",
  "lnkd.in",
  "facebook.com",
  "instagram.com",
  "twitter.com",
  "x.com",
  "youtube.com",
  "github.com",
  "medium.com",
  "linktr.ee",
  "sites.google.com",
  "docs.google.com",
  "apps.apple.com",
  "play.google.com",
  "mp.weixin.qq.com",
  "weibo.com",
  "bit.ly",
  "crunchbase.com",
]);

/** Whether a host in lower case without `www.` is one of those. */
export const isSharedHost = (host: string): boolean => sharedHosts.has(host);

/** The host of a web address in lower case without `www.`; null for what is none. Part of the key of imported startups. */
export function websiteDomainOf(website: string | null): string | null {
  const plain = website?.normalize("NFKC").trim();
  if (!plain) return null;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`;
  if (!URL.canParse(full)) return null;
  const host = new URL(full).hostname
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "");
  return host.includes(".") ? host : null;
}
