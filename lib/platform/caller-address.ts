import { env } from "./env";

/**
 * The address a request came from, as the outermost proxy we trust wrote it: counted from the right of
 * X-Forwarded-For by TRUSTED_PROXY_HOPS, because everything further left is the caller's own word. Null without a
 * trusted proxy, or when the header is shorter than the chain should be.
 */
export function callerAddress(request: Request): string | null {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return null;
  const chain = (request.headers.get("x-forwarded-for") ?? "").split(",");
  const address = chain.at(-hops)?.trim() ?? "";
  return chain.length >= hops && /^[0-9a-fA-F.:]{3,45}$/.test(address) ? address : null;
}
