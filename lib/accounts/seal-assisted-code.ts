import { sealCode } from "@/lib/platform/secrets";

/** How a code that staff tell is stored: with the sign-in it belongs to, so that it opens no other. */
export const sealAssistedCode = (id: string, code: string): string =>
  sealCode(`assisted:${id}:${code}`);
