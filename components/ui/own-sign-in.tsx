"use client";

import { useTranslations } from "next-intl";
import { createContext, use, useId, type ComponentProps, type ReactNode } from "react";
import { Button } from "./button";

const Missing = createContext(false);

/** Tells the buttons below that this session is not the person's own sign-in. The server refuses in any case. */
export function OwnSignInProvider({
  missing,
  children,
}: {
  missing: boolean;
  children: ReactNode;
}) {
  return <Missing value={missing}>{children}</Missing>;
}

/** True where acts that need one's own sign-in are closed. */
export const useOwnSignInMissing = (): boolean => use(Missing);

/** A button for what needs one's own sign-in: closed, with the reason, where staff helped to sign in. */
export function OwnSignInButton(props: ComponentProps<typeof Button>) {
  const missing = useOwnSignInMissing();
  const t = useTranslations("ui.ownSignIn");
  const id = useId();
  if (!missing) return <Button {...props} />;
  return (
    <span>
      <Button {...props} disabled aria-describedby={id} />
      <span id={id} className="quiet" style={{ display: "block", fontSize: 14 }}>
        {t("reason")}
      </span>
    </span>
  );
}
