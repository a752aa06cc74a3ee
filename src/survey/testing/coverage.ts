import type { Survey } from '../../model/index.js';
import type { PreparedSurvey } from '../prepare.js';

/** Of all there are, those that some test came by, and the places of those that none did. */
export interface Covered {
  readonly visited: number;
  readonly total: number;
  /** JSON Pointers into the survey. */
  readonly missed: readonly string[];
}

/** What the tests of a survey visited. A branch is a rule of a page, or going on where none of its rules holds (`/pages/0/next/-`). */
export interface Coverage {
  readonly pages: Covered;
  readonly questions: Covered;
  readonly branches: Covered;
  readonly endings: Covered;
  /** Of branches and endings together, 0 to 1; 1 where there are none. */
  readonly share: number;
}

/** Notes where tests come by. */
export class Visits {
  readonly seen = new Set<string>();
  private readonly survey: Survey;

  constructor({ survey }: PreparedSurvey) {
    this.survey = survey;
  }

  coverage(): Coverage {
    const { pages, endings = [] } = this.survey;
    const of = (places: readonly string[]): Covered => {
      const missed = places.filter((place) => !this.seen.has(place));
      return { visited: places.length - missed.length, total: places.length, missed };
    };
    const branches = of(pages.flatMap(({ next = [] }, i) => (next.length === 0 ? [] : [...next.map((_, k) => `/pages/${i}/next/${k}`), `/pages/${i}/next/-`])));
    const ended = of(endings.map((_, i) => `/endings/${i}`));
    const total = branches.total + ended.total;
    return {
      pages: of(pages.map((_, i) => `/pages/${i}`)),
      questions: of(pages.flatMap(({ questions }, i) => questions.map((_, j) => `/pages/${i}/questions/${j}`))),
      branches,
      endings: ended,
      share: total === 0 ? 1 : (branches.visited + ended.visited) / total,
    };
  }
}
