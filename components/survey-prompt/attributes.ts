import type { PropertyDeclarations } from 'lit';
import type { AskMoment } from '../../src/model/index.js';
import { CxElement } from '../base/element.js';
import type { PromptMode } from './settings.js';

/** What a page says to a prompt: its attributes and properties. */
export abstract class PromptAttributes extends CxElement {
  static override properties: PropertyDeclarations = {
    mode: { reflect: true },
    label: {},
    survey: {},
    metric: {},
    transaction: {},
    moment: {},
    anchor: {},
    afterSeconds: { type: Number, attribute: 'after' },
    scrolled: { type: Number, attribute: 'scroll' },
    exitIntent: { type: Boolean, attribute: 'exit-intent' },
    eventName: { attribute: 'on' },
    clicked: { attribute: 'click' },
    pageViews: { type: Number, attribute: 'page-views' },
    manual: { type: Boolean },
    all: { type: Boolean },
    sample: { type: Number },
    coolDown: { type: Number, attribute: 'cool-down' },
    from: {},
    until: {},
    days: {},
    hours: {},
    zone: {},
    pages: {},
    notPages: { attribute: 'not-pages' },
    reserve: {},
    noAside: { type: Boolean, attribute: 'no-aside' },
  };

  /** How it comes: `inline`, `corner`, `popover` beside `anchor`, `sheet` from the bottom, `modal`, `page` over all of it, or `side-tab`. */
  declare mode: PromptMode;
  /** Its name, said when it comes and written on its tab. */
  declare label: string | undefined;
  /** The name of the survey in the data; that of its survey element if not given. */
  declare survey: string | undefined;
  /** The metrics that the survey asks for, with spaces between; those of its survey element if not given. */
  declare metric: string | undefined;
  /** What the survey is about, such as the number of an order: nobody is asked about it twice. */
  declare transaction: string | undefined;
  /** Where on the journey the customer is: `mid-journey`, `after-interaction`, `after-transaction`, `journey-end` or `relationship`. */
  declare moment: AskMoment | undefined;
  /** What a popover stands beside: a selector. */
  declare anchor: string | undefined;
  /** Comes after so many seconds on these pages, while they are seen. */
  declare afterSeconds: number | undefined;
  /** Comes when so much of the page has been scrolled through, in percent. */
  declare scrolled: number | undefined;
  /** Comes when the person is about to leave: the mouse goes out at the top; with a finger, a quick swipe back up, or a return from another app. */
  declare exitIntent: boolean;
  /** Comes when an event of this name reaches the window. */
  declare eventName: string | undefined;
  /** Comes when something is clicked that this selector names. */
  declare clicked: string | undefined;
  /** Comes on this page of a visit, and later ones. */
  declare pageViews: number | undefined;
  /** Comes only when `show` is called, or by a button with `commandfor` and `command="--show"`. */
  declare manual: boolean;
  /** Waits for all of these, not for any of them. */
  declare all: boolean;
  /** The share of visitors who are asked, 0 to 1. */
  declare sample: number | undefined;
  /** How many days this survey does not come again after it was shown, put aside, closed or answered. */
  declare coolDown: number | undefined;
  /** Not before this moment. */
  declare from: string | undefined;
  /** Not from this moment on. */
  declare until: string | undefined;
  /** On these days of the week alone, such as `1-5`; 1 is Monday. */
  declare days: string | undefined;
  /** At these hours alone, such as `09:00-17:00`. */
  declare hours: string | undefined;
  /** The time zone of days and hours; that of the device if not given. */
  declare zone: string | undefined;
  /** On these pages alone: patterns with spaces between, such as `/orders/* /help/**`. */
  declare pages: string | undefined;
  /** Not on these pages. */
  declare notPages: string | undefined;
  /** Inline: keeps so much room from the first paint, as a length such as `16em`, so that it may open while its place is seen. */
  declare reserve: string | undefined;
  /** It cannot be put aside, only closed. */
  declare noAside: boolean;

  constructor() {
    super();
    this.mode = 'corner';
    this.exitIntent = this.manual = this.all = this.noAside = false;
  }
}
