import { css, html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GivenOf, QuestionOf } from '../../../src/model/index.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { describedBy, group, settle, type Asked, type QuestionView, type ShownProblem } from '../../asking/question-view.js';
import { canTakePicture, pictureOfScreen } from './screen.js';

export const messages = {
  'survey.file.choose': 'Choose a file',
  'survey.file.choose-several': 'Choose files',
  'survey.file.screenshot': 'Take a picture of the screen',
  'survey.file.no-uploader': 'This page takes no files. You can answer the other questions.',
  'survey.file.hint': { one: 'One file, at most {largest}', other: 'Up to {count} files, each at most {largest}' },
  'survey.file.hint-any': { one: 'One file', other: 'Up to {count} files' },
  'survey.file.sending': '{name} is being uploaded',
  'survey.file.added': '{name} was added',
  'survey.file.gone': '{name} was taken out',
  'survey.file.cancel': 'Stop uploading {name}',
  'survey.file.remove': 'Remove {name}',
  'survey.file.retry': 'Try again: {name}',
  'survey.file.failed': 'This file could not be uploaded.',
  'survey.file.no-picture': 'No picture was taken.',
  'survey.file.picture': 'screen',
  'survey.problem.uploading': 'Please wait until the files are uploaded, or stop that.',
  'survey.problem.not-uploaded': 'A file could not be uploaded. Try again, or remove it.',
  'survey.problem.too-many-files': { one: 'Only {count} file can be sent.', other: 'Only {count} files can be sent.' },
  'survey.problem.file-too-large': '{name} is too large. At most {largest} can be sent.',
  'survey.problem.wrong-file': 'Files such as {name} cannot be sent.',
} as const;

type Files = Asked<QuestionOf<'file'>>;
type FileGiven = GivenOf<'file'>['files'][number];

/** A file on its way, or one that did not get through. */
type Waiting = { readonly file: File; readonly stop: AbortController; done: number | undefined; problem: string | undefined; readonly again: boolean };

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "3.5 MB", in the customer's language. */
function sizeOf(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[power]!, unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
}

const storable = (text: string, most: number): string => text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]/gu, ' ').trim().slice(-most);

/** What is known of a file, as the answer keeps it. */
function describe({ name, type, size }: File, address: string | undefined): FileGiven {
  const usable = address !== undefined && /^(https?:\/\/|\/(?!\/))\S+$/.test(address) && address.length <= 2048;
  return { name: storable(name, 255) || 'file', mediaType: type.slice(0, 120) || 'application/octet-stream', size, ...(usable && { address }) };
}

const fits = (mediaType: string, accept: readonly string[]): boolean => accept.some((type) => (type.endsWith('/*') ? mediaType.startsWith(type.slice(0, -1)) : mediaType === type));

/** The list of files and the ways to add one. It holds what is on its way; what has arrived is the answer. */
class Uploads extends AsyncDirective {
  #asked!: Files;
  #waiting: readonly Waiting[] = [];

  override render(asked: Files): unknown {
    if (this.#asked && this.#asked.id !== asked.id) this.#stopAll();
    this.#asked = asked;
    return this.#draw();
  }

  override disconnected(): void {
    this.#stopAll();
  }

  #stopAll(): void {
    for (const { stop } of this.#waiting) stop.abort();
    this.#waiting = [];
    this.#asked?.hold(null);
  }

  get #files(): readonly FileGiven[] {
    return this.#asked.given?.kind === 'file' ? this.#asked.given.files : [];
  }

  #changed(): void {
    const failed = this.#waiting.some(({ problem }) => problem !== undefined);
    this.#asked.hold(failed ? 'not-uploaded' : this.#waiting.length > 0 ? 'uploading' : null);
    if (this.isConnected) this.setValue(this.#draw());
  }

  #say(frame: Element, text: string): void {
    frame.querySelector('[role=status]')!.textContent = text;
  }

  #answer(files: readonly FileGiven[], frame: Element): void {
    const given = files.length > 0 ? { kind: 'file' as const, files: [...files] } : undefined;
    this.#asked.answer(given ?? null, { input: this.#asked.input() });
    this.#asked = { ...this.#asked, given }; // the next may arrive before the survey is drawn again
    settle(frame);
  }

  /** Why a file is not even tried; what the engine checks again when it is there. */
  #refusal(file: File): string | undefined {
    const { question: { accept, largest, most = 1 }, texts } = this.#asked;
    if (this.#files.length + this.#waiting.filter(({ problem }) => problem === undefined).length >= most) return texts.text('survey.problem.too-many-files', { count: most });
    if (accept && !fits(file.type, accept)) return texts.text('survey.problem.wrong-file', { name: file.name });
    return largest !== undefined && file.size > largest ? texts.text('survey.problem.file-too-large', { name: file.name, largest: sizeOf(largest, texts.locale) }) : undefined;
  }

  #add(files: Iterable<File>, frame: Element): void {
    for (const file of files) {
      const problem = this.#refusal(file);
      const waiting: Waiting = { file, stop: new AbortController(), done: undefined, problem, again: problem === undefined };
      this.#waiting = [...this.#waiting, waiting];
      if (problem === undefined) void this.#send(waiting, frame);
      else this.#say(frame, problem);
    }
    this.#changed();
  }

  async #send(waiting: Waiting, frame: Element): Promise<void> {
    const { file, stop } = waiting;
    const { upload, texts } = this.#asked;
    this.#say(frame, texts.text('survey.file.sending', { name: file.name }));
    try {
      const { address } = await upload!(file, stop.signal, (share) => {
        waiting.done = share;
        this.#changed();
      });
      if (stop.signal.aborted) return;
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
      this.#answer([...this.#files, describe(file, address)], frame);
      this.#say(frame, texts.text('survey.file.added', { name: file.name }));
    } catch {
      if (stop.signal.aborted) return;
      waiting.problem = texts.text('survey.file.failed');
      this.#say(frame, waiting.problem);
    }
    this.#changed();
  }

  /** Takes one away, and puts the focus on what adds one: the button that was pressed is gone. */
  #drop(event: Event, name: string, change: () => void): void {
    const frame = (event.currentTarget as Element).closest('[part=question]')!;
    change();
    this.#say(frame, this.#asked.texts.text('survey.file.gone', { name }));
    this.#changed();
    frame.querySelector<HTMLElement>('input[type=file]')?.focus();
  }

  #draw(): TemplateResult {
    const asked = this.#asked;
    const { id, question: { accept, most = 1, screenshot }, texts: { text }, disabled, upload } = asked;
    if (!upload) return html`<p>${text('survey.file.no-uploader')}</p>`;
    const frameOf = (event: Event): Element => (event.currentTarget as Element).closest('[part=question]')!;
    const onPick = (event: Event): void => {
      event.stopPropagation(); // it is an answer when it has arrived
      const picker = event.target as HTMLInputElement;
      this.#add([...(picker.files ?? [])], frameOf(event));
      picker.value = '';
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      if (!disabled) this.#add([...(event.dataTransfer?.files ?? [])], frameOf(event));
    };
    const onPicture = async (event: Event): Promise<void> => {
      const frame = frameOf(event);
      const picture = await pictureOfScreen(text('survey.file.picture'));
      if (picture) this.#add([picture], frame);
      else this.#say(frame, text('survey.file.no-picture'));
    };
    const room = this.#files.length < most;
    return html`<ul class="files" ?hidden=${this.#files.length + this.#waiting.length === 0}>
        ${repeat(this.#files, (file) => file, (file, i) => this.#drawFile(file, i))}${repeat(this.#waiting, (one) => one, (one) => this.#drawWaiting(one))}
      </ul>
      <div class="adds" part="choices" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${onDrop}>
        <label class="picker" ?hidden=${!room}><span>${text(most > 1 ? 'survey.file.choose-several' : 'survey.file.choose')}</span>
          <input type="file" accept=${accept?.join(',') ?? nothing} ?multiple=${most > 1} ?disabled=${disabled || !room} aria-describedby=${describedBy(asked, `${id}-hint`)} @change=${onPick} /></label>
        ${screenshot && room && canTakePicture() ? html`<button type="button" ?disabled=${disabled} @click=${onPicture}>${text('survey.file.screenshot')}</button>` : nothing}
      </div>
      <p class="spoken" role="status"></p>`;
  }

  #drawFile({ name, size }: FileGiven, index: number): TemplateResult {
    const { texts, disabled } = this.#asked;
    return html`<li>
      <span class="name"><bdi>${name}</bdi> <span class="quiet">${sizeOf(size, texts.locale)}</span></span>
      <button type="button" ?disabled=${disabled} aria-label=${texts.text('survey.file.remove', { name })}
        @click=${(event: Event) => this.#drop(event, name, () => this.#answer(this.#files.filter((_, i) => i !== index), (event.currentTarget as Element).closest('[part=question]')!))}>${CROSS}</button>
    </li>`;
  }

  #drawWaiting(waiting: Waiting): TemplateResult {
    const { file: { name, size }, stop, done, problem, again } = waiting;
    const { texts: { text, locale } } = this.#asked;
    const leave = (): void => {
      stop.abort();
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
    };
    const retry = (event: Event): void => {
      waiting.problem = undefined;
      waiting.done = undefined;
      const frame = (event.currentTarget as Element).closest('[part=question]')!;
      void this.#send(waiting, frame);
      this.#changed();
      frame.querySelector<HTMLElement>('input[type=file]')?.focus();
    };
    return html`<li>
      <span class="name"><bdi>${name}</bdi> <span class="quiet">${sizeOf(size, locale)}</span>
        ${problem === undefined ? html`<progress max="1" value=${done ?? nothing} aria-label=${text('survey.file.sending', { name })}></progress>` : html`<span class="problem">${problem}</span>`}</span>
      ${problem !== undefined && again ? html`<button type="button" aria-label=${text('survey.file.retry', { name })} @click=${retry}>${AGAIN}</button>` : nothing}
      <button type="button" aria-label=${text(problem === undefined ? 'survey.file.cancel' : 'survey.file.remove', { name })} @click=${(event: Event) => this.#drop(event, name, leave)}>${CROSS}</button>
    </li>`;
  }
}

const CROSS = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>`;
const AGAIN = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6" /></svg>`;
const uploads = directive(Uploads);

/** Questions that are answered with files. They go to the uploader of the page, one by one as they are chosen; without one nothing goes anywhere, and the question says so. */
export const fileView: QuestionView<QuestionOf<'file'>> = {
  messages,
  styles: [
    lookStyles,
    css`
      .files {
        display: grid;
        gap: calc(2 * var(--_space));
        margin: calc(3 * var(--_space)) 0;
        padding: 0;
        list-style: none;
      }
      .files[hidden],
      .picker[hidden] {
        display: none;
      }
      .files li {
        display: flex;
        align-items: center;
        min-block-size: max(44px, 2.75em);
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
      }
      .files .name {
        flex: 1;
        min-inline-size: 0;
        padding: calc(2 * var(--_space)) calc(3 * var(--_space));
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .files progress {
        margin-block-start: calc(2 * var(--_space));
      }
      .files .problem {
        display: block;
      }
      .files button {
        display: grid;
        flex: none;
        place-items: center;
        inline-size: 44px;
        padding: 0;
        border-color: transparent;
      }
      .files button:hover,
      .adds :is(.picker, button):hover {
        background: var(--_wash);
      }
      .files svg {
        inline-size: 1.25em;
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .adds {
        display: flex;
        flex-wrap: wrap;
        gap: calc(2 * var(--_space));
        margin-block-start: calc(3 * var(--_space));
      }
      .picker {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: max(44px, 2.75em);
        padding: calc(var(--_space)) calc(4 * var(--_space));
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        cursor: pointer;
      }
      .picker input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        opacity: 0;
        cursor: inherit;
      }
      fieldset:disabled .picker {
        opacity: 0.6;
        cursor: default;
      }
    `,
  ],
  render(asked) {
    const { id, question: { most = 1, largest }, texts: { text, locale } } = asked;
    const tell = (problem: ShownProblem): string =>
      asked.tell(problem.values?.['largest'] === undefined ? problem : { ...problem, values: { ...problem.values, largest: sizeOf(+problem.values['largest'], locale) } });
    const hint = largest === undefined ? text('survey.file.hint-any', { count: most }) : text('survey.file.hint', { count: most, largest: sizeOf(largest, locale) });
    return group({ ...asked, tell }, html`${asked.upload ? html`<p class="quiet" id="${id}-hint">${hint}</p>` : nothing} ${uploads({ ...asked, tell })}`);
  },
};
