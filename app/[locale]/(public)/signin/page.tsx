import { redirect } from "next/navigation";
import { nextTarget } from "@/lib/accounts/next-target";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

/** The address people guess. */
export default async function SignInAlias({ params, searchParams }: Props) {
  const [{ locale }, { next }] = await Promise.all([params, searchParams]);
  const query = next === undefined ? "" : `?next=${encodeURIComponent(nextTarget(next))}`;
  redirect(`/${locale}/sign-in${query}`);
}
