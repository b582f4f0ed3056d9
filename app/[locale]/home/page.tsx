import { redirect } from "next/navigation";
import { homePageOf } from "@/lib/accounts/home-page";
import { requirePageActor } from "../require-actor";

/** Sends a signed-in person to the first page of the membership they act under. */
export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const actor = await requirePageActor(locale, "/home");
  redirect(`/${locale}${homePageOf(actor.membership?.role ?? null)}`);
}
