/**
 * The conflict card is made of T1 questions whose keys begin so (templates/default-form/team.ts): all that a reviewer
 * sees before declaring. Its statements are made afresh for each application.
 */
export const isConflictQuestion = (key: string): boolean => key.startsWith("conflict_");
