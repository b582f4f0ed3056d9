/** Values by key; what stands in a field may be text that cannot be stored yet. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * What the server says: its values, and a number that goes up with every save that changed one. `own`: keys whose value
 * this same person wrote, on whatever device.
 */
export type ServerValues = { revision: number; values: Values; own?: readonly string[] };

/** A value in its stored form, or what keeps it from being stored. */
export type Stored<Held> = { ok: true; value: unknown } | { ok: false; problem: Held };

/** The fields of one form, and what the engine must know of their values. */
export type DraftFields<Held> = {
  keys: readonly string[];
  /** The same stored value, whatever spaces or empty cells stand around it. */
  isSame: (key: string, one: unknown, other: unknown) => boolean;
  /** Null for a field that is not saved with the others (a file). */
  toStore: (key: string, value: unknown) => Stored<Held> | null;
};

/**
 * What a person typed into one field. It remembers what they saw when they began, wherever it is kept since: what
 * the server has now may be written over only when that was seen.
 */
export type DraftField = {
  typed: unknown;
  /** The server's value that the person saw before typing, and its revision. */
  base: unknown;
  revision: number;
  /** Values that were sent without an answer: the server may have any of them. */
  sent: readonly unknown[];
};

/** One form as a person fills it: the server's values as last seen, and over them what was typed. */
export type DraftState = {
  revision: number;
  saved: Values;
  /** Keys of `saved` that the person wrote themselves. */
  own: readonly string[];
  fields: Readonly<Record<string, DraftField>>;
};

/** Unsaved fields as they are kept outside the page. `at`: ISO date-time. */
export type KeptCopy = { at: string; fields: Readonly<Record<string, DraftField>> };

/** More unanswered values than this are not remembered; forgetting one costs a needless question, never a text. */
const mostSent = 10;

export const valueOf = (values: Values, key: string): unknown =>
  Object.hasOwn(values, key) ? (values[key] ?? null) : null;

const fieldOf = (state: DraftState, key: string): DraftField | undefined =>
  Object.hasOwn(state.fields, key) ? state.fields[key] : undefined;

/** The pure rules of a draft for one form's fields; every function returns a new state. */
export function draftRules<Held>({ keys, isSame, toStore }: DraftFields<Held>) {
  function isUnsaved(state: DraftState, key: string): boolean {
    const field = fieldOf(state, key);
    if (!field) return false;
    return field.sent.length > 0 || !isSame(key, field.typed, valueOf(state.saved, key));
  }

  const unsavedKeys = (state: DraftState): string[] => keys.filter((key) => isUnsaved(state, key));

  /** Somebody else's value stands where the person last saw another one, and differs from what they typed. */
  function isConflict(state: DraftState, key: string): boolean {
    const field = fieldOf(state, key);
    // A kept copy may know a newer server than this page, which is read again before anything is judged.
    if (!field || field.revision > state.revision) return false;
    const theirs = valueOf(state.saved, key);
    const known = [field.typed, field.base, ...field.sent];
    return !known.some((value) => isSame(key, value, theirs));
  }

  function withField(state: DraftState, key: string, field: DraftField | null): DraftState {
    const { [key]: _before, ...others } = state.fields;
    return { ...state, fields: field ? { ...others, [key]: field } : others };
  }

  /** What stands in the fields. */
  function typedValues(state: DraftState): Values {
    const typed = Object.entries(state.fields).map(([key, field]) => [key, field.typed] as const);
    return { ...state.saved, ...Object.fromEntries(typed) };
  }

  /** The other person's value by key, where a choice is waited for. */
  function conflicts(state: DraftState): Values {
    return Object.fromEntries(
      keys
        .filter((key) => isConflict(state, key))
        .map((key) => [key, valueOf(state.saved, key)] as const),
    );
  }

  /** Those of them where the other person is oneself, on another device or in another tab. */
  const ownConflicts = (state: DraftState): string[] =>
    Object.keys(conflicts(state)).filter((key) => state.own.includes(key));

  function type(state: DraftState, key: string, typed: unknown): DraftState {
    const unsaved = isUnsaved(state, key) ? fieldOf(state, key) : undefined;
    const { revision } = state;
    const begun = unsaved ?? { base: valueOf(state.saved, key), revision, sent: [] };
    return withField(state, key, { ...begun, typed });
  }

  /** The changed values in stored form, ready to go; `held` are those that cannot be stored as they are. */
  function changesToSend(state: DraftState): {
    values: Record<string, unknown>;
    held: Record<string, Held>;
  } {
    const values: Record<string, unknown> = {};
    const held: Record<string, Held> = {};
    for (const key of unsavedKeys(state)) {
      if (isConflict(state, key)) continue;
      const stored = toStore(key, fieldOf(state, key)?.typed ?? null);
      if (stored?.ok) values[key] = stored.value;
      else if (stored) held[key] = stored.problem;
    }
    return { values, held };
  }

  const changeFields = (
    state: DraftState,
    values: Values,
    change: (field: DraftField, value: unknown) => DraftField,
  ): DraftState => ({
    ...state,
    fields: Object.fromEntries(
      Object.entries(state.fields).map(([key, field]) => [
        key,
        Object.hasOwn(values, key) ? change(field, values[key]) : field,
      ]),
    ),
  });

  /** Remembers what is on its way, so that its arrival is known for our own even when the answer is lost. */
  const beforeSend = (state: DraftState, values: Values): DraftState =>
    changeFields(state, values, (field, value) => ({
      ...field,
      sent: [...field.sent, value].slice(-mostSent),
    }));

  /** The server answered that it took none of them. */
  const afterRefusal = (state: DraftState, values: Values): DraftState =>
    changeFields(state, values, (field) => ({ ...field, sent: field.sent.slice(0, -1) }));

  /** The server has them; what was typed since was typed on them. */
  function afterSave(state: DraftState, values: Values, revision: number): DraftState {
    const saved = { ...state.saved, ...values };
    const own = [...new Set([...state.own, ...Object.keys(values)])];
    return changeFields({ ...state, saved, own, revision }, values, (field, base) => ({
      ...field,
      base,
      revision,
      sent: [],
    }));
  }

  /**
   * Takes over what the server has now. Untouched fields follow; what was typed stays, on the base it was typed on.
   * Our own value that arrived unanswered becomes the base; one that has not arrived still may.
   */
  function merge(state: DraftState, server: ServerValues): DraftState {
    const fields: Record<string, DraftField> = {};
    for (const [key, field] of Object.entries(state.fields)) {
      const theirs = valueOf(server.values, key);
      const stands = isSame(key, field.typed, theirs);
      if (!isUnsaved(state, key) && !stands) continue;
      const arrived =
        field.sent.length === 0 ? stands : field.sent.some((value) => isSame(key, value, theirs));
      fields[key] = arrived
        ? { ...field, base: theirs, revision: server.revision, sent: [] }
        : field;
    }
    const { revision, values: saved, own = [] } = server;
    return { revision, saved, own, fields };
  }

  /** Takes over single values that a refusal named, before everything can be read again. */
  const learn = (state: DraftState, theirs: Values, own: readonly string[]): DraftState => ({
    ...state,
    saved: { ...state.saved, ...theirs },
    own: [...state.own.filter((key) => !Object.hasOwn(theirs, key)), ...own],
  });

  /**
   * `mine`: what stands in the field may be saved over theirs. `theirs`: the field shows theirs. Only while `seen`, the
   * text that the person chose by, is still what the server has; otherwise nothing changes and the newer one is shown.
   */
  function settle(
    state: DraftState,
    key: string,
    choice: "mine" | "theirs",
    seen: unknown,
  ): DraftState {
    const field = fieldOf(state, key);
    const theirs = valueOf(state.saved, key);
    if (!field || !isConflict(state, key) || !isSame(key, seen, theirs)) return state;
    if (choice === "theirs") return withField(state, key, null);
    return withField(state, key, { ...field, base: theirs, revision: state.revision });
  }

  /**
   * Takes a kept copy over. A field that has unsaved words here already keeps them, and the copy's wait in `rest`
   * (null: nothing waits); `restored` names the fields whose kept words stand here now.
   */
  function adopt(
    state: DraftState,
    copy: KeptCopy,
  ): { state: DraftState; rest: KeptCopy | null; restored: string[] } {
    const taken: Record<string, DraftField> = {};
    const waiting: Record<string, DraftField> = {};
    for (const [key, field] of Object.entries(copy.fields)) {
      const free = keys.includes(key) && !isUnsaved(state, key);
      (free ? taken : waiting)[key] = field;
    }
    const { revision, saved, own } = state;
    const next = merge(
      { ...state, fields: { ...state.fields, ...taken } },
      { revision, values: saved, own },
    );
    return {
      state: next,
      rest: Object.keys(waiting).length > 0 ? { ...copy, fields: waiting } : null,
      restored: Object.keys(taken).filter((key) => isUnsaved(next, key)),
    };
  }

  /** What must be kept outside the page, or null when the server has everything. */
  function copyToKeep(state: DraftState, at: string): KeptCopy | null {
    const unsaved = new Set(unsavedKeys(state));
    if (unsaved.size === 0) return null;
    const fields = Object.entries(state.fields).filter(([key]) => unsaved.has(key));
    return { at, fields: Object.fromEntries(fields) };
  }

  return {
    unsavedKeys,
    typedValues,
    conflicts,
    ownConflicts,
    type,
    changesToSend,
    beforeSend,
    afterRefusal,
    afterSave,
    merge,
    learn,
    settle,
    adopt,
    copyToKeep,
  };
}

export type DraftRules<Held> = ReturnType<typeof draftRules<Held>>;
