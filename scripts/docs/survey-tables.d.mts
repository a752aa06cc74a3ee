/** The tables of docs/surveys-authoring.md, by name. */
export function surveyTables(): Promise<Readonly<Record<string, string>>>;
/** The page with these tables between its marks. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string;
