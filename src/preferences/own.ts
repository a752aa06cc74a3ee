/** What a record holds itself, never what it inherits: ids may be called `constructor`. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  const value = record[key];
  // what is not there at all needs no second look
  return value !== undefined && Object.hasOwn(record, key) ? value : undefined;
}
