import type { Survey } from '../../../model/index.js';
import type { PreparedSurvey } from '../../prepare.js';
import type { Ways } from '../../ways/index.js';
import type { Finding } from '../finding.js';

/** What a rule may look at. */
export interface Looked {
  readonly survey: Survey;
  readonly language: string;
  /** Not there if an expression cannot be read. */
  readonly ready?: { readonly prepared: PreparedSurvey; readonly ways: Ways } | undefined;
}

/** Looks at a survey in one respect. */
export type Rule = (looked: Looked) => Iterable<Finding>;
