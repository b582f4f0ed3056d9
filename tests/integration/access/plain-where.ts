type Row = Record<string, unknown>;
type Where = Record<string, unknown>;

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

function fits(condition: unknown, value: unknown): boolean {
  if (condition === undefined) throw new Error("an undefined condition would match everything");
  if (condition === null || typeof condition !== "object" || condition instanceof Date)
    return comparable(condition) === comparable(value);
  const known = comparable(value) as number | null;
  return Object.entries(condition).every(([operator, operand]) => {
    const given = comparable(operand) as number;
    switch (operator) {
      case "lte":
        return known !== null && known <= given;
      case "gt":
        return known !== null && known > given;
      case "not":
        return comparable(operand) !== known;
      case "in":
        return (operand as unknown[]).includes(value);
      case "some":
        return (value as Row[]).some((row) => matches(operand as Where, row));
      case "none":
        return !(value as Row[]).some((row) => matches(operand as Where, row));
      default:
        throw new Error(`the test does not know the operator ${operator}`);
    }
  });
}

/** What Prisma's `where` says of one plain row: lets the product's own filters be asked without a database. */
export function matches(where: Where, row: Row): boolean {
  return Object.entries(where).every(([key, condition]) => {
    if (key === "AND") return [condition].flat().every((each) => matches(each as Where, row));
    if (key === "OR") return (condition as Where[]).some((each) => matches(each, row));
    if (!(key in row)) throw new Error(`the test has no column ${key}`);
    return fits(condition, row[key]);
  });
}
