import type { SurveyStudy } from '../../analysis/study.js';
import { ownPlace, said, type Scene } from './scene.js';

const TITLE = said('Friends and Family: very good or good', 'Friends and Family: sehr gut oder gut', 'الأصدقاء والعائلة: جيد جدًا أو جيد');

/** Patients of two hospital trusts by quarter, service and trust. */
export function fftScene({ cube }: SurveyStudy): Scene {
  const quarters = cube.regroup({ unit: 'quarter' });
  const services = bySize(cube, 'service');
  return {
    cube: quarters,
    document: {
      format: 'cx-scorecard/1',
      id: 'hospitals',
      title: said('The hospitals: their patients', 'Die Krankenhäuser: ihre Patienten', 'المستشفيات: مرضاها'),
      language: 'en',
      period: { unit: 'quarter', through: 'latest', comparison: 'previous', series: 8 },
      privacyThreshold: 10,
      segments: [{ dimension: 'service', title: said('Service', 'Dienst', 'الخدمة') }, { dimension: 'trust', title: said('Trust', 'Träger', 'الهيئة') }],
      parts: [
        { id: 'all', title: said('Everybody', 'Alle', 'الجميع'), weight: 0.5, audience: ['executive', 'manager'], figures: [{ id: 'positive', title: TITLE, metric: 'fft', target: 90, near: 1, floor: 70, audience: ['executive', 'manager'] }] },
        {
          id: 'services', title: said('By service', 'Nach Dienst', 'حسب الخدمة'), weight: 0.5, rollUp: 'worst-child', audience: ['executive', 'manager'],
          figures: services.slice(0, 4).map((value, i) => ({ id: `service-${i + 1}`, title: value, metric: 'fft', target: 90, near: 1, floor: 70, audience: ['manager'], segment: { dimension: 'service', value } })),
        },
        ...(services[0] === undefined ? [] : [ownPlace(said(`Our service: ${services[0]}`, `Unser Dienst: ${services[0]}`, `خدمتنا: ${services[0]}`), { dimension: 'service', value: services[0] }, [{ id: 'own', title: TITLE, metric: 'fft', target: 90, near: 1, floor: 70 }])]),
      ],
    },
  };
}

/** The groups of a dimension, those with most answers first. */
function bySize(cube: SurveyStudy['cube'], dimension: string): string[] {
  const [measure] = cube.measuresOf('fft');
  if (!measure) return [];
  const sizes = [...cube.segments.of(dimension)].map(({ value, index }) => ({ value, n: cube.total(measure, [index]).reduce((sum, count) => sum + count, 0) }));
  return sizes.filter(({ value }) => value !== '').sort((a, b) => b.n - a.n).map(({ value }) => value);
}
