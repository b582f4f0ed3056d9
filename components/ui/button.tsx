import { useTranslations } from "next-intl";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { buttonClass, type ButtonLook } from "./button-styles";
import styles from "./button.module.css";

type ButtonProps = Omit<ComponentPropsWithRef<"button">, "children"> &
  ButtonLook & { children: ReactNode; icon?: ReactNode; pending?: boolean | undefined };

/** A plain button; `type="button"` unless told. While pending it ignores presses and says so. */
export function Button(props: ButtonProps) {
  const { tone, size, wide, icon, pending, children, className, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ tone, size, wide }, className)}
      aria-busy={pending || undefined}
      {...(onClick
        ? { onClick: (event) => (pending ? event.preventDefault() : onClick(event)) }
        : {})}
    >
      {pending ? <PendingMark /> : icon}
      {children}
    </button>
  );
}

function PendingMark() {
  const t = useTranslations("ui");
  return (
    <>
      <span className={styles.spinner} aria-hidden="true" />
      <span className="sr-only">{t("busy.working")}</span>
    </>
  );
}
