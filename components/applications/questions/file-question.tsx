"use client";

import { useFormatter, useTranslations } from "next-intl";
import { request } from "@/components/ui/api-client";
import { FileField } from "@/components/ui/file-field";
import { Lens } from "@/components/ui/lens";
import { checkFileName, type FileKind } from "@/lib/files/schema";
import { stampableKinds } from "@/lib/files/stamp/schema";
import { inLocale } from "@/lib/programmes/localised";
import type { QuestionOf } from "@/lib/programmes/schema";
import { fileState, type DocumentView } from "../section-view";
import { useFrame, useKnownLocale } from "./frame-of";
import styles from "./questions.module.css";

type FileQuestionProps = {
  question: QuestionOf<"file">;
  id: string;
  error: string | undefined;
  readOnly: boolean;
  applicationId: string;
  section: string;
  documents: readonly DocumentView[];
  onDocuments: (documents: readonly DocumentView[]) => void;
};

/** The files of one question, each with its own place, and a free place while more may come. */
export function FileQuestion(props: FileQuestionProps) {
  const { question, id, error, readOnly, documents, onDocuments } = props;
  const t = useTranslations("apply.fields");
  const locale = useKnownLocale();
  const frame = useFrame({ question, id, error, value: null, onChange: () => undefined });
  const tNote = useTranslations("files.releaseNote");
  const noteOf = ({ name, note }: DocumentView) => {
    if (isOfficeName(name)) return tNote("office");
    return note ? tNote("other", { reason: note }) : null;
  };
  const own = documents.filter(({ questionKey }) => questionKey === question.key);
  const tFiles = useTranslations("files");
  const office = question.config.accept.filter((kind) => !isStampable(kind));
  const kindsOfOffice = useFormatter().list(
    office.map((kind) => kind.toUpperCase()),
    { type: "disjunction" },
  );
  const hint =
    office.length > 0 ? (
      <>
        {frame.hint} {tFiles("kindsNote", { kinds: kindsOfOffice })}
      </>
    ) : (
      frame.hint
    );
  const isFull = own.length >= question.config.maxFiles;
  const places = isFull || (readOnly && own.length > 0) ? own : [...own, null];
  const { kinds, maxBytes } = { kinds: question.config.accept, maxBytes: question.config.maxBytes };
  const address = `/api/applications/${props.applicationId}/sections/${props.section}/documents/${question.key}`;
  return (
    <div className={styles.files}>
      {places.map((document, index) => (
        <FileField
          key={document?.id ?? `free-${own.length}`}
          {...{ kinds, maxBytes, readOnly }}
          id={index === 0 ? id : `${id}-${index + 1}`}
          label={
            index === 0
              ? inLocale(question.label, locale)
              : t("furtherFile", { label: inLocale(question.label, locale), number: index + 1 })
          }
          hint={index === 0 ? hint : undefined}
          optional={index > 0 || !question.required}
          error={index === 0 ? error : undefined}
          value={
            document && {
              name: document.name,
              size: document.size,
              state: document.state,
              href: document.href,
              note: noteOf(document),
              lens: document.lens ? (
                <Lens sight={document.lens.sight} reason={document.lens.reason}>
                  {document.lens.label}
                </Lens>
              ) : null,
            }
          }
          uploadUrl={document ? `${address}?replaces=${document.id}` : address}
          onUploaded={(answer) => {
            const stored = storedDocument(answer, question.key);
            if (!stored) return;
            onDocuments([...documents.filter((each) => each.id !== document?.id), stored]);
          }}
          onRemove={
            document
              ? async () => {
                  const result = await request("DELETE", `/api/documents/${document.id}`);
                  if (!result.ok) throw new Error(result.problem.code);
                  onDocuments(documents.filter((each) => each.id !== document.id));
                }
              : undefined
          }
        />
      ))}
    </div>
  );
}

function storedDocument(answer: unknown, questionKey: string): DocumentView | null {
  if (typeof answer !== "object" || answer === null) return null;
  const { id, name, size, state, url } = answer as Record<string, unknown>;
  if (typeof id !== "string" || typeof name !== "string" || typeof size !== "number") return null;
  const href = typeof url === "string" ? url : `/api/documents/${id}`;
  return { id, questionKey, name, size, state: fileState(state), href, lens: null, note: null };
}

const isStampable = (kind: FileKind) => stampableKinds.some((each) => each === kind);

/** Known from the name, so that it is said the moment the file is chosen. */
function isOfficeName(name: string): boolean {
  const named = checkFileName(name);
  return named.ok && !isStampable(named.kind);
}
