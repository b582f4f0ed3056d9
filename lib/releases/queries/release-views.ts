import { isBarred } from "@/lib/access/policy";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Permission } from "@/lib/platform/permission";
import { ask } from "@/lib/platform/sql";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { readerStandingOf, wordOf } from "@/lib/releases/lifecycle";
import {
  canAddReader,
  canAnswer,
  canDeclare,
  canForward,
  canRenew,
  canRevoke,
  canWithdraw,
  canWriteMessage,
} from "@/lib/releases/policy";
import type {
  ReleaseAction,
  ReleaseActionName,
  ReleaseReaderView,
  ReleaseView,
} from "@/lib/releases/views";
import type { LoadedRelease } from "./load-release";
import { messageStatement } from "./release-statement";

interface Words {
  locale: Locale;
  refusal: (code: string) => string;
  form: Section[];
}

type Translate = (key: string) => string;

/** The sentence of a refusal of this domain or of the platform, in one language. */
export async function refusals(locale: Locale): Promise<(code: string) => string> {
  const own = (await getTranslator(locale, "releases")) as unknown as Translate;
  const platform = (await getTranslator(locale, "platform")) as unknown as Translate;
  return (code) => {
    const [namespace, key = ""] = code.split(".");
    return namespace === "releases" ? own(`errors.${key}`) : platform(`errors.${key}`);
  };
}

/** Releases of one application as the reader of the page sees them. A constant number of queries, however many. */
export async function releaseViews(
  tx: Tx,
  actor: Actor,
  loaded: readonly LoadedRelease[],
  locale: Locale,
): Promise<ReleaseView[]> {
  const [first] = loaded;
  if (!first) return [];
  const messages = await ask(tx, messageStatement(talkedAbout(loaded)));
  const form = await getFormSections(tx, first.row.formVersionId);
  const words: Words = { locale, refusal: await refusals(locale), form };
  const talkOf = Map.groupBy(messages, ({ releaseId }) => releaseId);
  return loaded.map((each) => ({
    ...viewOf(actor, each, words, talkOf.get(each.release.id)?.at(-1)?.fromStartup ?? false),
    messages: (talkOf.get(each.release.id) ?? []).map(({ id, fromStartup, by, at, body }) => ({
      id,
      fromStartup,
      by: by ?? "",
      at: at.toISOString(),
      body,
    })),
  }));
}

/** The conversation is the owner's and the partner lead's; those who are only named do not read it. */
const talkedAbout = (loaded: readonly LoadedRelease[]): string[] =>
  loaded.filter(({ side }) => side !== "partner_reader").map(({ release }) => release.id);

function viewOf(
  actor: Actor,
  loaded: LoadedRelease,
  words: Words,
  isAskedBack: boolean,
): Omit<ReleaseView, "messages"> {
  const { release, standing, side, row } = loaded;
  const readers = readersOf(actor, loaded, words);
  const granted = release.state === "granted" || release.state === "revoked";
  const isNewer = release.version !== null && release.version < row.currentVersion;
  const isLive = standing === "in_force" || standing === "not_yet";
  return {
    id: release.id,
    applicationId: row.id,
    standing,
    word: wordOf(
      standing,
      readers.map((reader) => reader.standing),
      isAskedBack,
    ),
    basis: release.basis,
    cdaSignedOn: release.cdaSignedOn?.toISOString().slice(0, 10) ?? null,
    purpose: release.purpose,
    sections: release.sections.map((key) => ({
      key,
      title: titleOf(words, key),
      granted: granted && release.grantedSections.includes(key),
    })),
    readers,
    by: release.by,
    at: (release.askedAt ?? release.suggestedAt ?? release.createdAt).toISOString(),
    from: release.validFrom?.toISOString() ?? null,
    until: (release.grantedUntil ?? release.validUntil).toISOString(),
    answeredAt: release.answeredAt?.toISOString() ?? null,
    reason: release.answerReason,
    endedAt: release.endedAt?.toISOString() ?? null,
    version: release.version,
    newerVersion: side === "startup" && isLive && isNewer ? row.currentVersion : null,
    actions: actionsOf(actor, loaded, words),
  };
}

const titleOf = ({ form, locale }: Words, key: string): string => {
  const section = form.find((each) => each.key === key);
  return section ? inLocale(section.title, locale) : key;
};

function readersOf(actor: Actor, loaded: LoadedRelease, words: Words): ReleaseReaderView[] {
  const { release, standing, bars, row } = loaded;
  const views = release.readers.map((reader): ReleaseReaderView => {
    const { unit } = reader;
    const organisationId = row.partnerOrganisationId;
    return {
      id: reader.id,
      personId: reader.personId,
      membershipId: reader.membershipId,
      name: reader.name,
      role: reader.role === "partner_lead" ? "partner_lead" : "reviewer",
      unit,
      interest: reader.interest,
      isMe: reader.membershipId === actor.membership?.id,
      standing: readerStandingOf(
        {
          state: reader.state,
          interest: reader.interest,
          isBarred: isBarred({ personId: reader.personId, organisationId, unit }, bars),
          isMember: reader.isMember,
        },
        standing,
      ),
    };
  });
  return views.toSorted(
    (a, b) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name, words.locale),
  );
}

function actionsOf(
  actor: Actor,
  { release, standing, side, row }: LoadedRelease,
  { refusal }: Words,
): Record<ReleaseActionName, ReleaseAction> {
  const action = (permission: Permission): ReleaseAction =>
    permission.may
      ? { may: true, sentence: null }
      : { may: false, sentence: refusal(permission.reason) };
  const mine = release.readers.find(({ membershipId }) => membershipId === actor.membership?.id);
  const versions = { bound: release.version, current: row.currentVersion };
  const isOwn = release.suggestedById === actor.personId;
  return {
    answer: action(canAnswer(actor, side, standing)),
    revoke: action(canRevoke(actor, side, standing)),
    renew: action(canRenew(actor, side, standing, versions)),
    message: action(canWriteMessage(actor, side, standing)),
    forward: action(canForward(side, standing)),
    withdraw: action(canWithdraw(side, standing, isOwn)),
    addReader: action(canAddReader(side, standing)),
    declare: action(canDeclare(standing, mine ?? null)),
  };
}
