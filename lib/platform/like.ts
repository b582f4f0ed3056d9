/** Words for LIKE or ILIKE that stand for themselves: the wildcards % and _ and the escape sign are escaped. */
export const literalInLike = (words: string): string => words.replace(/[\\%_]/g, "\\$&");
