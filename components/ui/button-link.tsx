import type { ComponentPropsWithRef, ReactNode } from "react";
import { buttonClass, type ButtonLook } from "./button-styles";

type ButtonLinkProps = Omit<ComponentPropsWithRef<"a">, "href"> &
  ButtonLook & { href: string; icon?: ReactNode };

/** A link drawn as a button: for going somewhere. Use Button for doing something. */
export function ButtonLink({
  tone,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonClass({ tone, size, wide }, className)}>
      {icon}
      {children}
    </a>
  );
}
