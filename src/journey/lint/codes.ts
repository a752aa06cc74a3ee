/** `error`: a figure on the map is wrong or misleads. `warning`: the map cannot be acted on. `hint`: worth a look. */
export type JourneySeverity = 'error' | 'warning' | 'hint';

/** All that the linter can find, with how grave it is and what it means; docs/journeys.md lists them. */
export const JOURNEY_LINT = {
  'nps-in-mid-journey': { severity: 'error', about: 'NPS asks whether customers would recommend the whole; in the middle of a journey it says nothing about the step. Ask for satisfaction or effort there.' },
  'wrong-observation': { severity: 'error', about: 'An observation holds something that its metric cannot be: promoters for a satisfaction score, a share for a time.' },
  'off-scale': { severity: 'error', about: 'An emotion lies outside the scale of the journey.' },
  'unlike-observations': { severity: 'error', about: 'Two observations of one metric, place and time were counted by different rules, so there is no one figure.' },
  'unplaced': { severity: 'warning', about: 'Something lies at a touchpoint or phase that is not there; no map shows it.' },
  'dependency-cycle': { severity: 'warning', about: 'Steps depend on one another in a circle: none could ever be the first.' },
  'event-type-twice': { severity: 'warning', about: 'Two touchpoints claim the same activity of an event log; it would be counted at the first.' },
  'no-owner': { severity: 'warning', about: 'A touchpoint has no owner, and neither has its phase: nobody will improve it.' },
  'moment-without-measure': { severity: 'warning', about: 'A moment of truth has nothing that was counted, only opinions or nothing at all.' },
  'stale': { severity: 'warning', about: 'A metric is older than its period: another one should have been counted by now.' },
  'gap-without-plan': { severity: 'warning', about: 'A touchpoint is worse than it should be, beyond chance, and no opportunity there is planned or done.' },
  'standard-missed': { severity: 'warning', about: 'A promise is not kept, beyond chance, and no opportunity there is planned or done.' },
  'pain-without-plan': { severity: 'warning', about: 'A grave pain has no opportunity that takes it up.' },
  'plan-without-action': { severity: 'warning', about: 'An opportunity is said to be planned or done and names no action.' },
  'phase-only-asserted': { severity: 'hint', about: 'All emotions of a phase are opinions of the team; no customer was asked.' },
  'end-not-measured': { severity: 'hint', about: 'Customers remember the peak and the end, and nothing was counted where the journey ends.' },
  'no-end': { severity: 'hint', about: 'No touchpoint is said to be an end, so NPS has no place but the journey as a whole.' },
  'no-moment-of-truth': { severity: 'hint', about: 'No touchpoint is a moment of truth: all seem alike.' },
  'few-answers': { severity: 'hint', about: 'A figure rests on few answers.' },
  'no-spread': { severity: 'hint', about: 'A mean has no standard deviation, so nothing can be said about chance.' },
  'empty-phase': { severity: 'hint', about: 'A phase has no touchpoint.' },
  'no-phase': { severity: 'hint', about: 'A touchpoint is in no phase.' },
  'no-name': { severity: 'hint', about: 'A phase, touchpoint or lane has no name.' },
  'name-twice': { severity: 'hint', about: 'Two touchpoints of one phase have the same name.' },
  'public-without-consent': { severity: 'error', about: 'A verbatim is shown to everybody, and when its customer agreed to that is not recorded.' },
} as const satisfies Readonly<Record<string, { readonly severity: JourneySeverity; readonly about: string }>>;

export type JourneyLintCode = keyof typeof JOURNEY_LINT;
