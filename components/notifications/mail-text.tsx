import styles from "./mail-text.module.css";

type MailTextProps = {
  text: string;
  /** Language of the words. */
  lang?: string | undefined;
  /** Addresses that begin with this are links; without it none are. */
  linkOrigin?: string | undefined;
};

const url = /(https?:\/\/[^\s<>"]+)/g;

/** The text part of a mail as plain text. */
export function MailText({ text, lang, linkOrigin }: MailTextProps) {
  return (
    <div className={styles.text} lang={lang}>
      {text.split(url).map((part, place) =>
        linkOrigin !== undefined && part.startsWith(`${linkOrigin}/`) ? (
          <a key={`${place}-${part}`} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
