import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { Section } from "@/components/ui/section";
import { ReleaseAct } from "./release-act";

type DeclarationProps = {
  releaseId: string;
  startup: string;
  /** Declared none before; only a change is asked for. */
  isLate: boolean;
  isGranted: boolean;
  /** Where to go once the application is closed. */
  listHref: string;
};

/** Before the first opening: no competing interest, or one, which closes the application. */
export function Declaration(props: DeclarationProps) {
  const t = useTranslations("releases.release");
  const { releaseId, startup, isLate, isGranted, listHref } = props;
  const url = `/api/releases/${releaseId}/declaration`;
  const some = (
    <ReleaseAct
      tone={isLate ? "default" : "default"}
      label={t("declareSome")}
      url={url}
      body={{ interest: "declared" }}
      done={t("declaredSome")}
      next={listHref}
      confirm={{
        title: t("declareSomeTitle"),
        text: t("declareSomeBody", { startup }),
        label: t("declareSomeDo"),
      }}
    />
  );
  return isLate ? (
    <Section id="declaration" title={t("late")} intro={t("lateBody")}>
      {some}
    </Section>
  ) : (
    <Section id="declaration" title={t("declareTitle")} intro={t("declareBody", { startup })}>
      <Cluster>
        <ReleaseAct
          tone="primary"
          label={t("declareNone")}
          url={url}
          body={{ interest: "none" }}
          done={t(isGranted ? "declared" : "declaredEarly")}
        />
        {some}
      </Cluster>
    </Section>
  );
}
