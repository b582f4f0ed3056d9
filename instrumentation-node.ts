import { refuseFalseDemo } from "@/lib/accounts/demo";
import { env } from "@/lib/platform/env";

/** Wrong settings, or a demo on a database that is none, stop the server with one line. */
export async function checkSettings(): Promise<void> {
  try {
    env();
    await refuseFalseDemo();
  } catch (error) {
    console.error(error instanceof Error ? error.message.split("\n")[0] : error);
    process.exit(1);
  }
}
