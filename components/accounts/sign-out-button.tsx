"use client";

import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";

/** Ends the session and loads the first page anew, so that nothing read before stays in memory. */
export function SignOutButton({ locale, label }: { locale: string; label: string }) {
  const announce = useAnnounce();
  const sentenceOf = useProblemText();
  const signOut = async () => {
    const result = await request("POST", "/api/sign-out");
    if (result.ok) window.location.assign(`/${locale}`);
    else announce({ message: sentenceOf(result.problem), tone: "bad" });
  };
  return (
    <Button size="small" tone="quiet" onClick={() => void signOut()}>
      {label}
    </Button>
  );
}
