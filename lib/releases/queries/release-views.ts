import { isBarred } from "@/lib/access/policy";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Permission } from "@/lib/platform/permission";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { readerStandingOf } from "@/lib/releases/lifecycle";
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

interface Member {
  name: string;
  role: "partner_lead" | "reviewer";
  unit: string | null;
  isLive: boolean;
}

interface Words {
  locale: Locale;
  refusal: (code: string) => string;
  form: Section[];
  members: Map<string, Member>;
  names: Map<string, string>;
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

async function loadMembers(tx: Tx, ids: string[], now: Date): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map();
  const memberships = await tx.membership.findMany({
    where: { id: { in: ids } },
    select: { id: true, role: true, unit: true, person: { select: { displayName: true } } },
  });
  const live = await tx.membership.findMany({
    where: { AND: [{ id: { in: ids }, person: { suspendedAt: null } }, liveMembershipWhere(now)] },
    select: { id: true },
  });
  const liveIds = new Set(live.map(({ id }) => id));
  return new Map(
    memberships.map(({ id, role, unit, person }) => [
      id,
      {
        name: person.displayName,
        role: role === "partner_lead" ? "partner_lead" : "reviewer",
        unit,
        isLive: liveIds.has(id),
      },
    ]),
  );
}

async function loadNames(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
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
  const messages = await loadMessages(tx, loaded);
  const words: Words = {
    locale,
    refusal: await refusals(locale),
    form: await getFormSections(tx, first.row.formVersionId),
    members: await loadMembers(
      tx,
      loaded.flatMap(({ release }) => release.readers.map(({ membershipId }) => membershipId)),
      first.now,
    ),
    names: await loadNames(tx, [
      ...loaded.flatMap(({ release }) => [release.askedById, release.suggestedById]),
      ...messages.map(({ personId }) => personId),
    ]),
  };
  return loaded.map((each) => ({
    ...viewOf(actor, each, words),
    messages: messages
      .filter(({ releaseId }) => releaseId === each.release.id)
      .map(({ id, fromStartup, personId, at, body }) => ({
        id,
        fromStartup,
        by: words.names.get(personId) ?? "",
        at: at.toISOString(),
        body,
      })),
  }));
}

/** The conversation is the owner's and the partner lead's; those who are only named do not read it. */
function loadMessages(tx: Tx, loaded: readonly LoadedRelease[]) {
  const ids = loaded
    .filter(({ side }) => side !== "partner_reader")
    .map(({ release }) => release.id);
  return tx.releaseMessage.findMany({
    where: { releaseId: { in: ids } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      releaseId: true,
      fromStartup: true,
      personId: true,
      at: true,
      body: true,
    },
  });
}

function viewOf(actor: Actor, loaded: LoadedRelease, words: Words): Omit<ReleaseView, "messages"> {
  const { release, standing, side, row } = loaded;
  const granted = release.state === "granted" || release.state === "revoked";
  const by = release.askedById ?? release.suggestedById;
  const isNewer = release.version !== null && release.version < row.currentVersion;
  const isLive = standing === "in_force" || standing === "not_yet";
  return {
    id: release.id,
    applicationId: row.id,
    standing,
    basis: release.basis,
    cdaSignedOn: release.cda?.signedOn.toISOString().slice(0, 10) ?? null,
    purpose: release.purpose,
    sections: release.sections.map((key) => ({
      key,
      title: titleOf(words, key),
      granted: granted && release.grantedSections.includes(key),
    })),
    readers: readersOf(actor, loaded, words),
    by: by ? (words.names.get(by) ?? null) : null,
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
    const member = words.members.get(reader.membershipId);
    const unit = member?.unit ?? null;
    const organisationId = row.partnerOrganisationId;
    return {
      id: reader.id,
      membershipId: reader.membershipId,
      name: member?.name ?? "",
      role: member?.role ?? "reviewer",
      unit,
      interest: reader.interest,
      isMe: reader.membershipId === actor.membership?.id,
      standing: readerStandingOf(
        {
          state: reader.state,
          interest: reader.interest,
          isBarred: isBarred({ personId: reader.personId, organisationId, unit }, bars),
          isMember: member?.isLive ?? false,
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
