import { CxError } from '../../../src/core/problem.js';
import { figuresFromJson } from '../../../src/scorecard/source/index.js';
import type { ChurnStudy } from '../../analysis/study.js';
import { ownPlace, said, type Scene } from './scene.js';

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Month-to-month': said('Month to month', 'Monat für Monat', 'شهريًا'),
  'One year': said('One year', 'Ein Jahr', 'سنة واحدة'),
  'Two year': said('Two years', 'Zwei Jahre', 'سنتان'),
};
const LEFT = said('Customers who left', 'Kunden, die gingen', 'العملاء الذين غادروا');
/** The file has no dates: all of it stands as one year. */
const YEAR = '2018';

/** Customers of a telephone company by contract: ready figures, so many lost of so many. */
export function telcoScene({ contracts }: ChurnStudy): Scene {
  const given = figuresFromJson({ figures: contracts.map(({ name, counts }) => ({ metric: 'churn', period: YEAR, dimension: 'contract', group: name, better: 'lower', count: counts.lost, n: counts.start })) });
  if (!given.ok) throw new CxError(given.error[0]!);
  return {
    cube: given.value.cube,
    document: {
      format: 'cx-scorecard/1',
      id: 'telephone',
      title: said('The telephone company: who left', 'Die Telefongesellschaft: wer ging', 'شركة الهاتف: من غادر'),
      language: 'en',
      period: { unit: 'year', through: YEAR, series: 2 },
      segments: [{ dimension: 'contract', title: said('Contract', 'Vertrag', 'العقد'), groups: NAMES }],
      parts: [
        { id: 'all', title: said('Everybody', 'Alle', 'الجميع'), weight: 0.5, audience: ['executive', 'manager'], figures: [{ id: 'churn', title: LEFT, metric: 'churn', target: 25, near: 1, floor: 50, decimals: 2, audience: ['executive', 'manager'] }] },
        {
          id: 'contracts', title: said('By contract', 'Nach Vertrag', 'حسب العقد'), weight: 0.5, rollUp: 'worst-child', audience: ['executive', 'manager'],
          figures: contracts.map(({ name }, i) => ({ id: `contract-${i + 1}`, title: NAMES[name] ?? name, metric: 'churn', target: 25, near: 1, floor: 50, audience: ['executive', 'manager'], segment: { dimension: 'contract', value: name } })),
        },
        ownPlace(said('Our desk: contracts by the month', 'Unser Schalter: Monatsverträge', 'مكتبنا: العقود الشهرية'), { dimension: 'contract', value: 'Month-to-month' }, [{ id: 'desk', title: LEFT, metric: 'churn', target: 40, floor: 60 }]),
      ],
    },
  };
}
