"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { defaultMaxBytes, fileKindFacts, fileKinds, type FileKind } from "@/lib/files/schema";
import { formatFileSize } from "@/lib/i18n/format";
import { Button } from "./button";
import { classNames } from "./class-names";
import { Field, wiringOf } from "./field";
import { FileChoice, Sending, type FileFieldValue } from "./file-row";
import styles from "./file-field.module.css";
import type { UploadProblem } from "./upload-file";
import { useUpload } from "./use-upload";

export type FileFieldProps = {
  id: string;
  label: ReactNode;
  /** A whole sentence; the kinds and the size limit are said after it. */
  hint?: ReactNode;
  optional?: boolean | undefined;
  /** From outside, for example from the last submit; the field's own errors come first. */
  error?: string | undefined;
  value: FileFieldValue | null;
  /** Gets the raw file by POST; see upload-file.ts. */
  uploadUrl: string;
  kinds?: readonly FileKind[] | undefined;
  /** Bytes. */
  maxBytes?: number | undefined;
  /** The server's parsed JSON answer. */
  onUploaded: (answer: unknown) => void;
  /** Rejects when the file is still there. Without it there is no Remove. */
  onRemove?: (() => Promise<void>) | undefined;
  readOnly?: boolean | undefined;
};

/**
 * Picks, sends, shows, replaces and removes one file. The file input stays in the page in every state, so that the
 * keyboard never loses its place. Needs the message namespaces `files` and `ui`.
 */
export function FileField(props: FileFieldProps) {
  const {
    id,
    value,
    kinds = fileKinds,
    maxBytes = defaultMaxBytes,
    uploadUrl,
    readOnly = false,
  } = props;
  const t = useTranslations("files");
  const hint = useKindsHint(kinds, maxBytes);
  const input = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState<string>();
  const [said, setSaid] = useState("");
  const [removing, setRemoving] = useState(false);
  const upload = useUpload({
    url: uploadUrl,
    kinds,
    maxBytes,
    onUploaded: (answer, file) => {
      setSaid(t("field.stored", { name: file.name }));
      props.onUploaded(answer);
    },
  });
  const { phase } = upload;
  const sentence = useProblemSentence();

  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file || readOnly) return;
    upload.forget();
    setOwn(files.length > 1 ? t("errors.several") : undefined);
    setSaid("");
    if (files.length === 1) await upload.send(file);
  };
  const remove = async () => {
    setOwn(undefined);
    setRemoving(true);
    try {
      await props.onRemove?.();
      setSaid(t("field.removed"));
      input.current?.focus();
    } catch {
      setOwn(t("errors.remove"));
    } finally {
      setRemoving(false);
    }
  };

  const error = own ?? (phase.at === "failed" ? sentence(phase.problem) : props.error);
  const frame = {
    id,
    label: props.label,
    hint: readOnly ? (
      props.hint
    ) : (
      <>
        {props.hint ? <>{props.hint} </> : null}
        {hint}
      </>
    ),
    optional: props.optional,
    error,
  };
  const sending = phase.at === "sending";
  return (
    <Field {...frame}>
      <DropBox disabled={readOnly || sending} onFiles={(files) => void take(files)}>
        <input
          {...wiringOf(frame)}
          ref={input}
          type="file"
          className={classNames("sr-only", styles.input)}
          accept={acceptOf(kinds)}
          disabled={readOnly}
          tabIndex={sending ? -1 : undefined}
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = ""; // so that the same file can be chosen again after a mistake
          }}
        />
        {sending ? (
          <Sending
            file={phase.file}
            percent={phase.percent}
            cancel={() => {
              upload.cancel();
              input.current?.focus();
            }}
          />
        ) : (
          <FileChoice
            {...{ id, value, readOnly, removing }}
            remove={props.onRemove && (() => void remove())}
          >
            {phase.at === "failed" && mayRetry(phase.problem) ? (
              <Button
                size="small"
                aria-label={t("field.retryNamed", { name: phase.file.name })}
                onClick={() => {
                  input.current?.focus(); // this button goes away
                  void upload.send(phase.file);
                }}
              >
                {t("field.retry")}
              </Button>
            ) : null}
          </FileChoice>
        )}
        <span role="status" className="sr-only">
          {sending ? t("field.uploadingNamed", { name: phase.file.name }) : (error ?? said)}
        </span>
      </DropBox>
    </Field>
  );
}

function DropBox({
  disabled,
  onFiles,
  children,
}: {
  disabled: boolean;
  onFiles: (files: FileList) => void;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  // A file dropped beside a listening element would replace the page, and with it what was typed.
  const hold = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  return (
    <div
      className={styles.box}
      data-over={over || undefined}
      onDragEnter={(event) => hold(event, true)}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) =>
        hold(
          event,
          event.currentTarget.contains(
            event.relatedTarget instanceof Node ? event.relatedTarget : null,
          ),
        )
      }
      onDrop={(event) => {
        hold(event, false);
        if (!disabled) onFiles(event.dataTransfer.files);
      }}
    >
      {children}
    </div>
  );
}

function useKindsHint(kinds: readonly FileKind[], maxBytes: number): string {
  const t = useTranslations("files.field");
  const list = useFormatter().list(
    kinds.map((kind) => kind.toUpperCase()),
    { type: "disjunction" },
  );
  return t("hint", { kinds: list, size: formatFileSize(maxBytes, useLocale()) });
}

function useProblemSentence(): (problem: UploadProblem) => string {
  const t = useTranslations("files");
  return (problem) => {
    if (problem.kind === "refused") return t(`refusals.${problem.code}`);
    return problem.kind === "said" ? problem.sentence : t(`errors.${problem.kind}`);
  };
}

function mayRetry(problem: UploadProblem): boolean {
  if (problem.kind !== "refused") return problem.kind !== "said";
  return problem.code === "interrupted" || problem.code === "length_mismatch";
}

function acceptOf(kinds: readonly FileKind[]): string {
  return kinds
    .flatMap((kind) => fileKindFacts[kind].extensions.map((extension) => `.${extension}`))
    .join(",");
}
