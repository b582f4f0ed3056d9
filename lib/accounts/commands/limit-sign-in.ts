import { limitRate } from "@/lib/platform/rate-limit";

/** Takes one of an address's tries at signing in, whatever account it tries. Throws 429 `platform.too_many`. */
export async function limitSignIn(address: string | null): Promise<void> {
  if (address) await limitRate("sign-in-address", address);
}
