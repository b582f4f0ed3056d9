"use client";

import { useLocale, useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { belongTo, isOwner, tellOthers } from "@/components/ui/page-owner";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { usePresent, type Present } from "./use-present";
import styles from "./whose-page.module.css";

/** Whom a page was made for. */
export type PageReader = {
  /** As every request carries it: `<person>.<membership>`. */
  owner: string;
  name: string;
  /** The membership in words; null before the first. */
  acting: string | null;
};

const openAnew = () => window.location.reload();

/** A page that was made for nobody in particular: what it sends says so. */
export function NobodysPage() {
  if (typeof window !== "undefined") belongTo("nobody");
  useEffect(tellOthers, []);
  return null;
}

/**
 * Holds the page to whom it was made for, and says so as soon as somebody else is signed in in this browser: nothing is
 * written as them, the words stay, and one may sign in again or open the page anew.
 */
export function WhosePage({ reader }: { reader: PageReader }) {
  // While it is drawn, before anything below can send a request.
  if (typeof window !== "undefined") belongTo(reader.owner);
  // Drawn anew for somebody else, the frame names them; the page is still the one before's.
  const kept = useRef(reader);
  if (isOwner(reader.owner)) kept.current = reader;
  const { present, look } = usePresent(reader.owner);
  if (!present) return <div role="alert" />;
  const { owner } = kept.current;
  const Words = owner.startsWith(`${present.personId}.`) ? OtherMembership : OtherPerson;
  return (
    <div role="alert" className={styles.notice} data-testid="whose-page" data-no-print>
      <Words reader={kept.current} present={present} look={look} />
    </div>
  );
}

type WordsProps = { reader: PageReader; present: Present; look: () => Promise<void> };

function OtherPerson({ reader, present }: WordsProps) {
  const t = useTranslations("ui.whosePage");
  const locale = useLocale();
  const next = encodeURIComponent(usePathname() ?? "");
  return (
    <>
      <p>
        <b>{t("otherPerson", { reader: reader.name, present: present.name })}</b>
        <br />
        {t("nothingSaved")}
      </p>
      <Cluster>
        <ButtonLink
          href={`/${locale}/sign-in?again=1&next=${next}`}
          target="_blank"
          tone="primary"
          size="small"
        >
          {t("signInAgain", { reader: reader.name })}
        </ButtonLink>
        <Button size="small" onClick={openAnew}>
          {t("openAs", { present: present.name })}
        </Button>
      </Cluster>
    </>
  );
}

function OtherMembership({ reader, present, look }: WordsProps) {
  const t = useTranslations("ui.whosePage");
  const membershipId = reader.owner.split(".")[1];
  const { run, pending, problem } = useAction(
    () => request("POST", "/api/me/membership", { membershipId }),
    () => void look(),
  );
  const acting = present.memberships.find(({ id }) => id === present.membershipId)?.words;
  const before = present.memberships.find(({ id }) => id === membershipId);
  return (
    <>
      <p>
        <b>
          {t("otherMembership", {
            reader: reader.acting ?? t("noMembership"),
            present: acting ?? t("noMembership"),
          })}
        </b>
        <br />
        {t("nothingSaved")}
      </p>
      <Cluster>
        {before ? (
          <Button tone="primary" size="small" pending={pending} onClick={() => void run()}>
            {t("actAgain", { reader: reader.acting ?? before.words })}
          </Button>
        ) : null}
        <Button size="small" onClick={openAnew}>
          {t("openAs", { present: acting ?? present.name })}
        </Button>
      </Cluster>
      <ProblemBanner problem={problem} />
    </>
  );
}
