/** What a record holds itself, never what it inherits: ids may be called `constructor`. */
export const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
