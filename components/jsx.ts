import type { CxActionBoard } from './action-board/action-board.js';
import type { CxActionEvent } from './action-board/events.js';
import type { CxAdvocacySpectrum } from './advocacy-spectrum/advocacy-spectrum.js';
import type { CxTreatmentEvent } from './advocacy-spectrum/events.js';
import type { CxBenchmark } from './benchmark/benchmark.js';
import type { CxControlChart } from './control-chart/control-chart.js';
import type { CxDistribution } from './distribution/distribution.js';
import type { CxDrivers } from './drivers/drivers.js';
import type { CxExportEvent } from './base/export/event.js';
import type { CxWhatIfEvent } from './drivers/events.js';
import type { CxCommandEvent, CxCommandPalette } from './command-palette/command-palette.js';
import type { CxDelivery } from './delivery/delivery.js';
import type { CxDeliveryEvent } from './delivery/delivery.js';
import type { CxMakeActionEvent } from './base/make-action.js';
import type { CxErrorEvent, CxReportEvent, CxResponseEvent, CxSurveyEvent } from './base/events.js';
import type { CxJourneyFlow } from './journey-flow/journey-flow.js';
import type { CxJourneyMap } from './journey-map/journey-map.js';
import type { CxImport, CxImportedEvent } from './import/import.js';
import type { CxCapabilityEvent, CxCapabilityLevel } from './capability-level/capability-level.js';
import type { CxConsent } from './consent/consent.js';
import type { CxLifeEvents } from './life-events/life-events.js';
import type { CxMetric } from './metric/metric.js';
import type { CxNpsSurvey } from './nps-survey/nps-survey.js';
import type { CxPluginEvent, CxPluginManager } from './plugin-manager/plugin-manager.js';
import type { CxPreferenceCenter } from './preference-center/preference-center.js';
import type { CxPreferenceEvent } from './preferences/preference-event.js';
import type { CxPreferenceRequestEvent } from './preferences/request-event.js';
import type { CxPluginSurface } from './plugin-surface/plugin-surface.js';
import type { CxRecognitionDeclineEvent } from './recognize/events.js';
import type { CxRecognize } from './recognize/recognize.js';
import type { CxScorecard } from './scorecard/scorecard.js';
import type { CxSettingEvent, CxSettings } from './settings/settings.js';
import type { CxSurveyDebug } from './survey-debug/survey-debug.js';
import type { CxSurveyPolicy } from './survey-policy/survey-policy.js';
import type { CxPromptStateEvent, CxSurveyPrompt } from './survey-prompt/survey-prompt.js';
import type { CxDraftEvent, CxPublishedEvent } from './studio/events.js';
import type { CxSurveyStudio } from './studio/studio.js';
import type { CxTile } from './tile/tile.js';
import type { CxModerationEvent } from './voice-wall/events.js';
import type { CxVoiceWall } from './voice-wall/voice-wall.js';
import type { CxWalkthrough } from './walkthrough/walkthrough.js';
import type { CxWhy } from './why/why.js';
import type { CxWorkbench } from './workbench/workbench.js';

/** The elements by tag. */
export interface CxElements {
  'cx-action-board': CxActionBoard;
  'cx-advocacy-spectrum': CxAdvocacySpectrum;
  'cx-benchmark': CxBenchmark;
  'cx-control-chart': CxControlChart;
  'cx-distribution': CxDistribution;
  'cx-drivers': CxDrivers;
  'cx-command-palette': CxCommandPalette;
  'cx-capability-level': CxCapabilityLevel;
  'cx-consent': CxConsent;
  'cx-delivery': CxDelivery;
  'cx-import': CxImport;
  'cx-journey-flow': CxJourneyFlow;
  'cx-journey-map': CxJourneyMap;
  'cx-life-events': CxLifeEvents;
  'cx-metric': CxMetric;
  'cx-nps-survey': CxNpsSurvey;
  'cx-plugin-manager': CxPluginManager;
  'cx-preference-center': CxPreferenceCenter;
  'cx-plugin-surface': CxPluginSurface;
  'cx-recognize': CxRecognize;
  'cx-scorecard': CxScorecard;
  'cx-settings': CxSettings;
  'cx-survey-debug': CxSurveyDebug;
  'cx-survey-policy': CxSurveyPolicy;
  'cx-survey-prompt': CxSurveyPrompt;
  'cx-survey-studio': CxSurveyStudio;
  'cx-tile': CxTile;
  'cx-voice-wall': CxVoiceWall;
  'cx-walkthrough': CxWalkthrough;
  'cx-why': CxWhy;
  'cx-workbench': CxWorkbench;
}

/** The events they dispatch, as React 19 and Preact listen to them: `oncx-submitted={...}`. */
export interface CxEventProps {
  'oncx-answer'?: (event: CxResponseEvent) => void;
  'oncx-submit'?: (event: CxResponseEvent) => void;
  'oncx-submitted'?: (event: CxResponseEvent) => void;
  'oncx-dismiss'?: (event: CxSurveyEvent) => void;
  'oncx-show'?: (event: CxSurveyEvent) => void;
  'oncx-shown'?: (event: CxSurveyEvent) => void;
  'oncx-prompt-state'?: (event: CxPromptStateEvent) => void;
  'oncx-draft'?: (event: CxDraftEvent) => void;
  'oncx-published'?: (event: CxPublishedEvent) => void;
  'oncx-recognition'?: (event: CxReportEvent) => void;
  'oncx-recognition-decline'?: (event: CxRecognitionDeclineEvent) => void;
  'oncx-treatment-change'?: (event: CxTreatmentEvent) => void;
  'oncx-treatment-changed'?: (event: CxTreatmentEvent) => void;
  'oncx-delivery'?: (event: CxDeliveryEvent) => void;
  'oncx-imported'?: (event: CxImportedEvent) => void;
  'oncx-command'?: (event: CxCommandEvent) => void;
  'oncx-plugin'?: (event: CxPluginEvent) => void;
  'oncx-setting'?: (event: CxSettingEvent) => void;
  'oncx-preference-change'?: (event: CxPreferenceEvent) => void;
  'oncx-preference-changed'?: (event: CxPreferenceEvent) => void;
  'oncx-preference-request'?: (event: CxPreferenceRequestEvent) => void;
  'oncx-capability'?: (event: CxCapabilityEvent) => void;
  'oncx-make-action'?: (event: CxMakeActionEvent) => void;
  'oncx-moderate'?: (event: CxModerationEvent) => void;
  'oncx-moderated'?: (event: CxModerationEvent) => void;
  'oncx-action-change'?: (event: CxActionEvent) => void;
  'oncx-action-changed'?: (event: CxActionEvent) => void;
  'oncx-what-if'?: (event: CxWhatIfEvent) => void;
  'oncx-export'?: (event: CxExportEvent) => void;
  'oncx-error'?: (event: CxErrorEvent) => void;
}

/** What belongs to every HTML element and is set by the page, not by us. */
type Own<Element> = { [Key in Exclude<keyof Element, keyof HTMLElement>]?: Element[Key] | undefined };
/** `lowLabel` is written `low-label` as an attribute; both are accepted. */
type Kebab<Text extends string> = Text extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}` : Text;
type Attributes<Props> = { [Key in keyof Props & string as Kebab<Key>]?: Props[Key] | string | undefined };

interface Shared {
  id?: string | undefined;
  class?: string | undefined;
  className?: string | undefined;
  slot?: string | undefined;
  part?: string | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  hidden?: boolean | undefined;
  children?: unknown;
  key?: string | number | null | undefined;
  ref?: unknown;
}

/**
 * Types for JSX. In a file of your project:
 *
 * ```ts
 * import type { CxIntrinsicElements } from 'cx-elements/jsx';
 * declare module 'react' { namespace JSX { interface IntrinsicElements extends CxIntrinsicElements {} } }
 * ```
 */
export type CxIntrinsicElements = {
  [Tag in keyof CxElements]: Own<CxElements[Tag]> & Attributes<Own<CxElements[Tag]>> & CxEventProps & Shared;
};
