import type { StaffStudy } from '../study.js';
import { countBy, readCsv, type Reading } from './table.js';

/** Employees of a company that IBM invented, at one moment. */
export async function readAttrition(files: readonly File[], reading: Reading): Promise<StaffStudy> {
  const table = await readCsv(files[0]!, reading);
  const left = table.column('Attrition').map((cell) => cell === 'Yes');
  const by = (name: string): StaffStudy['departments'] => {
    const column = table.column(name);
    const gone = countBy(column.filter((_, row) => left[row]));
    return [...countBy(column)].map(([group, n]) => ({ name: group, n, left: gone.get(group) ?? 0 })).sort((a, b) => b.left / b.n - a.left / a.n);
  };
  return { kind: 'staff', n: table.rows, left: left.filter(Boolean).length, departments: by('Department'), roles: by('JobRole') };
}
