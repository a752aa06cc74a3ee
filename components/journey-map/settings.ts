import type { PropertyDeclarations } from 'lit';
import type { Journey } from '../../src/journey/document/journey.js';
import type { ObservedJourney } from '../../src/journey/observed/discover/discover.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../base/element.js';
import type { AddressKind } from '../scorecard/sources/choose.js';
import type { FigureFunction } from '../scorecard/sources/function.js';
import type { FigureSource } from '../scorecard/sources/source.js';
import { parseComparison } from './compare.js';
import { HEATS, type Heat } from './heat.js';
import { COMPARE_AS, type CompareAs } from './layers/layer.js';
import type { PeopleOnMap } from './people.js';
import { ZOOMS } from './toolbar-view.js';

/** What a map can be asked for, and what is said of what cannot be. */
export abstract class JourneyMapSettings extends CxElement {
  static override properties: PropertyDeclarations = {
    src: {},
    journey: { attribute: false },
    heading: {},
    view: { reflect: true },
    compare: { reflect: true },
    segment: { reflect: true },
    persona: { reflect: true },
    heat: { reflect: true },
    timeAxis: { type: Boolean, attribute: 'time-axis', reflect: true },
    zoom: { type: Number, reflect: true },
    editable: { type: Boolean, reflect: true },
    author: {},
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    figures: { attribute: false },
    figuresSrc: { attribute: 'figures-src' },
    figuresType: { attribute: 'figures-type' },
    figuresSource: { attribute: 'figures-source' },
    figuresBy: { attribute: 'figures-by' },
    observed: { attribute: false },
    people: { attribute: false },
    compareAs: { attribute: 'compare-as', reflect: true },
    exportable: { type: Boolean },
    printAs: { attribute: 'print-as', reflect: true },
    jumpKeys: { type: Boolean, attribute: 'jump-keys', reflect: true },
    lens: { reflect: true },
  };

  /** The address of a journey document. */
  declare src: string | undefined;
  /** The journey, checked by `parseJourney` where it comes from somewhere that cannot be trusted. */
  declare journey: Journey | undefined;
  /** The heading; the title of the journey if not given. */
  declare heading: string | undefined;
  /** `map` or `outline`; if not given, an outline where there is little room. */
  declare view: 'map' | 'outline' | undefined;
  /** What the map is held against: `expected`, `best`, `competitor:NAME`, `segment:ID`, `persona:ID`, `version:ID`, `period:FROM..TO`, or `nothing`. By default `expected`, if anything is. */
  declare compare: string | undefined;
  /** Only figures of this segment. */
  declare segment: string | undefined;
  /** Only figures of this persona. */
  declare persona: string | undefined;
  /** By what columns are tinted: `volume`, `effort` or `dissatisfaction`. */
  declare heat: Heat | undefined;
  /** Columns are as wide as the time before them is long. */
  declare timeAxis: boolean;
  /** How wide columns are, 0.35 to 1.5. */
  declare zoom: number;
  /** People can change the map. */
  declare editable: boolean;
  /** Who changes it: by this name figures are noted that were only said, and comments. */
  declare author: string | undefined;
  /** Figures of fewer answers are not shown. */
  declare privacyThreshold: number;
  /** Where live figures come from, by a program: a cube, a source, a function that brings them, or a file of responses. */
  declare figures: Cube | FigureSource | FigureFunction | Blob | undefined;
  /** The address of live figures, such as a collector's feed `https://collector.example/v1/live?by=touchpoint`. */
  declare figuresSrc: string | undefined;
  /** What is there: `live`, `json` or `csv`; by its ending if not said. */
  declare figuresType: AddressKind | undefined;
  /** The id of a plugin's source of events, such as `acme.feed`. */
  declare figuresSource: string | undefined;
  /** The dimension whose groups are touchpoints, by their ids, event types or names. `touchpoint` if not given. */
  declare figuresBy: string | undefined;
  /** What customers really did, discovered in an event log: laid over the map. */
  declare observed: ObservedJourney | undefined;
  /** How a comparison is shown: `curve`, a second curve and the gaps; `side`, both figures side by side; `difference`, what differs alone. */
  declare compareAs: CompareAs;
  /** People can save it as a picture, a table, an outline, a diagram text or a whole, and print it. */
  declare exportable: boolean;
  /** On paper: on one `page`, in `tiles` over several, or as an `outline`; as it is seen if not given. */
  declare printAs: 'page' | 'tiles' | 'outline' | undefined;
  /** Single letters jump to the next moment of truth, pain, certain gap or comment. */
  declare jumpKeys: boolean;
  /** The id of a plugin's lens, such as `acme.risk`: what is brought forward. */
  declare lens: string | undefined;

  /** Who else is at the map, and where: set by `<cx-journey-session>`. */
  declare people: PeopleOnMap | undefined;

  constructor() {
    super();
    this.timeAxis = false;
    this.editable = false;
    this.exportable = false;
    this.jumpKeys = false;
    this.compareAs = 'curve';
    this.zoom = 1;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.journey = undefined;
    this.people = undefined;
  }

  /** Tells of settings that cannot be, and takes the usual ones; before every drawing. */
  protected checkSettings(): void {
    this.#check('zoom', this.zoom >= ZOOMS[0] && this.zoom <= ZOOMS.at(-1)!, `a number from ${ZOOMS[0]} to ${ZOOMS.at(-1)}`, () => (this.zoom = 1));
    this.#check('privacy-threshold', this.privacyThreshold >= 0, 'a number from 0', () => (this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD));
    this.#check('view', this.view === undefined || this.view === 'map' || this.view === 'outline', '"map" or "outline"', () => (this.view = undefined));
    this.#check('compare-as', COMPARE_AS.includes(this.compareAs), '"curve", "side" or "difference"', () => (this.compareAs = 'curve'));
    this.#check('print-as', this.printAs === undefined || /^(page|tiles|outline)$/.test(this.printAs), '"page", "tiles" or "outline"', () => (this.printAs = undefined));
    this.#check('heat', this.heat === undefined || HEATS.includes(this.heat), '"volume", "effort" or "dissatisfaction"', () => (this.heat = undefined));
    this.#check('compare', this.compare === undefined || this.compare === 'nothing' || parseComparison(this.compare) !== undefined, 'what to compare with, such as "expected" or "segment:gold"', () => (this.compare = undefined));
  }

  #check(attribute: string, good: boolean, expected: string, mend: () => void): void {
    if (good) return;
    mend();
    this.setProblem(attribute, `"${attribute}" must be ${expected}. The usual one is used.`);
  }
}
