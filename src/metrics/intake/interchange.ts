/**
 * The Open Data Interchange for the Net Promoter System, 1.0 of 28 January 2014: a flat file, one customer a line. Which
 * of its field names could be verified, and where, says docs/interchange.md; names that could not be are not made up
 * here, and such columns are recognised as in any other table.
 */

/** The fields that say who somebody is: never offered as groups, never shown. */
const PERSONAL = ['CustomerNumber', 'Email', 'SMSTelephone', 'FirstName', 'LastName', 'Salutation'] as const;
/** Fields about the person that groups can be made of. */
const ABOUT = ['JobPosition', 'JobLevel'] as const;

/** The field names of version 1.0 that are verified, in their order. */
export const INTERCHANGE_FIELDS: readonly string[] = [...PERSONAL, ...ABOUT];

/** Fields by which a file is told from any other table that has an e-mail column. */
const TELLING = ['customernumber', 'email', 'smstelephone', 'firstname', 'lastname'];

const plain = (name: string): string => name.replace(/[\s_-]/g, '').toLowerCase();

/** Is this the header of such a file? Columns may not be left out by its rules, so all telling ones must be there. */
export function isInterchange(header: readonly string[]): boolean {
  const names = new Set(header.map(plain));
  return TELLING.every((name) => names.has(name));
}

/** Is this a column that says who somebody is? */
export function isPersonal(name: string): boolean {
  return PERSONAL.some((field) => plain(field) === plain(name));
}
