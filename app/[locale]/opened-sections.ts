import { headers } from "next/headers";

const prefetching = /prefetch|prerender|preview/i;

/**
 * Keys of the protected sections that the reader clicked open, from the page's address (`?open=a,b`). A request that
 * somebody's software makes ahead of a click opens nothing: the click is the opening, and it stands on the receipt.
 * The router's own prefetch never comes here: Next answers it with the page's frame.
 */
export async function openedSections(asked: string | string[] | undefined): Promise<string[]> {
  const sent = await headers();
  const ahead = ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    prefetching.test(sent.get(name) ?? ""),
  );
  if (ahead) return [];
  return (Array.isArray(asked) ? asked : [asked ?? ""])
    .flatMap((text) => text.split(","))
    .filter((key) => /^[a-z0-9_]{1,60}$/.test(key));
}
