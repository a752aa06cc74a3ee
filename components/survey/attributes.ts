import type { PropertyDeclarations } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { Survey, SurveyState, VariableValue } from '../../src/model/index.js';
import type { QuotaCounts } from '../../src/survey/run.js';
import type { Upload } from '../asking/question-view.js';
import { CxElement } from '../base/element.js';

/** What a page says to a survey: its attributes and properties. */
export abstract class SurveyAttributes extends CxElement {
  static override properties: PropertyDeclarations = {
    src: {},
    definition: { attribute: false },
    variables: { type: Object },
    storage: {},
    dismissible: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    noProgress: { type: Boolean, attribute: 'no-progress' },
    touchpoint: {},
    journey: {},
    subject: {},
    segments: { type: Object },
    case: {},
    host: { attribute: false },
    at: { attribute: false },
    quotas: { attribute: false },
    upload: { attribute: false },
  };

  /** The address of the survey document. */
  declare src: string | undefined;
  /** The survey, from a script. What comes from outside goes through `parseSurvey` first. */
  declare definition: Survey | undefined;
  /** What the page knows: the variables of the survey, by id; as JSON in the attribute. */
  declare variables: Readonly<Record<string, VariableValue>> | null | undefined;
  /** `allowed`: answers may be kept on this device until they are sent, so that the customer can go on after a reload. */
  declare storage: string | undefined;
  /** Offers a button that says no. */
  declare dismissible: boolean;
  /** It can be read and not answered. */
  declare disabled: boolean;
  /** Does not say how far the customer is. */
  declare noProgress: boolean;
  /** The point of the journey at which it is asked, if another than the document says. */
  declare touchpoint: string | undefined;
  /** The journey it belongs to, if another than the document says. */
  declare journey: string | undefined;
  /** A pseudonym of the customer. */
  declare subject: string | undefined;
  /** The groups the customer is in: `{ region: 'north' }`; as JSON in the attribute. */
  declare segments: Readonly<Record<string, string>> | null | undefined;
  /** The case that it is about, such as the number of a ticket: follow-ups carry it. */
  declare case: string | undefined;
  /** The plugin host, for questions of plugins; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** Where the customer stands, for a page that keeps that itself, and for previews: taken as it is, and not sent anywhere. */
  declare at: SurveyState | undefined;
  /** How many answers of each quota there are already, or who knows. */
  declare quotas: QuotaCounts | (() => Promise<QuotaCounts>) | undefined;
  /** Takes files: stores one and says where. Without it no file can be added, and the survey says so; it sends files nowhere itself. */
  declare upload: Upload | undefined;

  constructor() {
    super();
    this.dismissible = this.disabled = this.noProgress = false;
  }
}
