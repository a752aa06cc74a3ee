import type { SurveyStudy } from '../../analysis/study.js';
import { ownPlace, said, type Scene } from './scene.js';

/** Passengers of an airport by year and boarding area. */
export function sfoScene({ cube }: SurveyStudy): Scene {
  const areas = [...cube.segments.of('area')].map(({ value }) => value).filter(Boolean);
  return {
    cube: cube.regroup({ unit: 'year' }),
    document: {
      format: 'cx-scorecard/1',
      id: 'airport',
      title: said('The airport: its passengers', 'Der Flughafen: seine Fluggäste', 'المطار: مسافروه'),
      language: 'en',
      period: { unit: 'year', through: '2018', comparison: 'previous', series: 3 },
      segments: [{
        dimension: 'area',
        title: said('Boarding area', 'Flugsteigbereich', 'منطقة الصعود'),
        groups: Object.fromEntries(areas.map((area) => [area, said(`Area ${area}`, `Bereich ${area}`, `المنطقة ${area}`)])),
      }],
      parts: [
        { id: 'loyalty', title: said('Recommendation', 'Weiterempfehlung', 'التوصية'), weight: 0.5, audience: ['executive', 'manager'], figures: [{ id: 'nps', metric: 'nps', target: 40, near: 2, floor: 0, decimals: 2, audience: ['executive', 'manager'] }] },
        { id: 'stay', title: said('Satisfaction', 'Zufriedenheit', 'الرضا'), weight: 0.5, audience: ['executive', 'manager'], figures: [{ id: 'csat', metric: 'csat', target: 80, near: 2, floor: 60, audience: ['executive', 'manager'] }] },
        ownPlace(said('Our gates: area A', 'Unsere Flugsteige: Bereich A', 'بواباتنا: المنطقة A'), { dimension: 'area', value: 'A' }, [
          { id: 'gates-nps', metric: 'nps', target: 40, floor: 0 },
          { id: 'gates-csat', metric: 'csat', target: 80, floor: 60 },
        ]),
      ],
      links: [{ from: 'csat', to: 'nps' }],
    },
  };
}
