import { agree, type Recommended } from "./outcome";
import type { ConfirmationReason, Side } from "./schema";

export interface RecommendationRecord {
  id: string;
  side: Side;
  value: Recommended;
  reason: string;
  nothingProtected: boolean;
  by: string;
  recordedAt: Date;
  supersededAt: Date | null;
}

export interface NoteRecord {
  id: string;
  side: Side;
  text: string;
  nothingProtected: boolean;
  by: string;
  at: Date;
}

/** Mean scores of one criterion of an organisation's rubric, 1 to 5. */
export interface CriterionAverage {
  key: string;
  label: string;
  raw: number | null;
  calibrated: number | null;
}

/** Everything stored about one joint decision, before anybody's eyes are considered. */
export interface DecisionRecord {
  sealOpenedAt: Date | null;
  /** The partner's whole organisation is barred; what it said before stays under seal. */
  leadAlone: boolean;
  recommendations: readonly RecommendationRecord[];
  notes: readonly NoteRecord[];
  mustConfirm: Record<Side, readonly ConfirmationReason[]>;
  averages: Record<Side, readonly CriterionAverage[] | null>;
}

/** Through whose eyes: a side, and whether the reader may read deliberation at all (an officer only after the decision). */
export interface SealReader {
  side: Side;
  reads: boolean;
  /** The programme ended for this partner: it keeps its own deliberation and nothing of the lead's. */
  ended: boolean;
}

export interface RecommendationView {
  id: string;
  /** Null: closed as "no recommendation". */
  value: Recommended;
  /** Null: the other organisation's words, not marked "contains nothing protected". */
  reason: string | null;
  nothingProtected: boolean;
  /** Of the own organisation by name; of the other by organisation only. */
  by: string | null;
  recordedAt: Date;
}

/**
 * One organisation's half. `recorded` is never sealed, because somebody has to be reminded; while `sealed` nothing else
 * of it is there.
 */
export interface SideView {
  recorded: boolean;
  sealed: boolean;
  current: RecommendationView | null;
  earlier: RecommendationView[];
  mustConfirm: readonly ConfirmationReason[];
  averages: readonly CriterionAverage[] | null;
}

export interface NoteView {
  id: string;
  side: Side;
  text: string;
  nothingProtected: boolean;
  by: string | null;
  at: Date;
}

export interface SealedView {
  sides: Record<Side, SideView>;
  notes: NoteView[];
  /** Null while one of the two is sealed to this reader or missing. */
  agree: boolean | null;
}

/** Whether `reader` may look at what `side` said: its own always, the other's once both are in. */
export function isSealed(record: DecisionRecord, reader: SealReader, side: Side): boolean {
  if (!reader.reads) return true;
  if (reader.side === side) return false;
  if (reader.ended) return true;
  return record.sealOpenedAt === null || (record.leadAlone && side === "partner");
}

/** The one projection of a decision: page, panel, API and print read nothing else (product.md, "Decision and seal"). */
export function lookThroughSeal(record: DecisionRecord, reader: SealReader): SealedView {
  const sides = {
    lead: sideView(record, reader, "lead"),
    partner: sideView(record, reader, "partner"),
  };
  const { lead, partner } = sides;
  return {
    sides,
    notes: record.notes.filter((note) => seesNote(record, reader, note)).map(viewOf(reader)),
    agree:
      lead.current && partner.current ? agree(lead.current.value, partner.current.value) : null,
  };
}

function sideView(record: DecisionRecord, reader: SealReader, side: Side): SideView {
  const ofSide = record.recommendations.filter((each) => each.side === side);
  const current = ofSide.find((each) => each.supersededAt === null) ?? null;
  if (isSealed(record, reader, side)) {
    const recorded = current !== null;
    return {
      recorded,
      sealed: true,
      current: null,
      earlier: [],
      mustConfirm: [],
      averages: null,
    };
  }
  const earlier = ofSide.filter((each) => each !== current && seesEarlier(record, reader, each));
  return {
    recorded: current !== null,
    sealed: false,
    current: current && recommendationView(reader, current),
    earlier: earlier
      .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
      .map((each) => recommendationView(reader, each)),
    mustConfirm: record.mustConfirm[side],
    averages: record.averages[side],
  };
}

// What the other organisation changed while it was under seal stays under seal.
function seesEarlier(record: DecisionRecord, reader: SealReader, each: RecommendationRecord) {
  if (reader.side === each.side) return true;
  const { sealOpenedAt } = record;
  return sealOpenedAt !== null && each.supersededAt !== null && each.supersededAt > sealOpenedAt;
}

function recommendationView(reader: SealReader, each: RecommendationRecord): RecommendationView {
  const isOwn = reader.side === each.side;
  return {
    id: each.id,
    value: each.value,
    reason: isOwn || each.nothingProtected ? each.reason : null,
    nothingProtected: each.nothingProtected,
    // A seal closed as silent was not written by anybody of that organisation.
    by: isOwn && each.value !== null ? each.by : null,
    recordedAt: each.recordedAt,
  };
}

function seesNote(record: DecisionRecord, reader: SealReader, note: NoteRecord): boolean {
  if (!reader.reads) return false;
  if (reader.side === note.side) return true;
  return note.nothingProtected && !isSealed(record, reader, note.side);
}

const viewOf =
  (reader: SealReader) =>
  (note: NoteRecord): NoteView => ({
    id: note.id,
    side: note.side,
    text: note.text,
    nothingProtected: note.nothingProtected,
    by: reader.side === note.side ? note.by : null,
    at: note.at,
  });
