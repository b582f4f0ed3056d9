import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll } from "vitest";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { ownerUrl } from "./worker-database";

let open: PrismaClient | undefined;

/**
 * The tables as the database's owner sees them, past the second wall: to arrange what commands would refuse, and to look
 * at what is really stored. Nothing of the product connects so.
 */
export function behindTheWall(): PrismaClient {
  open ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 2 }) });
  return open;
}

afterAll(async () => {
  await open?.$disconnect();
  open = undefined;
});
