import { notFound } from "next/navigation";
import { refusalFrom } from "@/lib/platform/problem";

/** The result of a query, or the page "not found" when the query says that there is nothing to see. */
export async function found<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (refusalFrom(error)?.status === 404) notFound();
    throw error;
  }
}
