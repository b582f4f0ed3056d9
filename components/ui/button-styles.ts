import { classNames } from "./class-names";
import styles from "./button.module.css";

export type ButtonTone = "default" | "primary" | "danger" | "quiet";
export type ButtonSize = "small" | "medium" | "large";

/** The look that a button and a link drawn as a button share. */
export type ButtonLook = {
  tone?: ButtonTone | undefined;
  size?: ButtonSize | undefined;
  wide?: boolean | undefined;
};

export function buttonClass(look: ButtonLook, extra?: string): string {
  return classNames(
    styles.button,
    look.tone && look.tone !== "default" && styles[look.tone],
    look.size && look.size !== "medium" && styles[look.size],
    look.wide && styles.wide,
    extra,
  );
}
