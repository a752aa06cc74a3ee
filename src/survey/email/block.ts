import { CxError } from '../../core/problem.js';
import { clean, escapeHtml } from '../escape.js';
import { SCALES } from '../scale.js';
import { surveyTexts, type SurveyTexts, type SurveyWordKey } from '../words/index.js';

/** What is asked. */
export type EmailMetric = keyof typeof SCALES;

/** What an e-mail asks, of whom, and how it looks. */
export interface EmailBlockOptions {
  readonly metric: EmailMetric;
  /** The address of the invitation, from `SurveyLinks`: each score adds `?score=` to it. It must be one of this person alone. */
  readonly link: string;
  /** Language of the block; texts that are not given are in it if we have it, else in English. Default `en`. */
  readonly language?: string;
  /** The question; the usual one if not given. */
  readonly question?: string;
  /** Whom to recommend, or who made it easy, in the usual question. */
  readonly business?: string;
  /** What the ends of the scale mean. */
  readonly lowLabel?: string;
  readonly highLabel?: string;
  /** Colours as `#rrggbb`: of a cell and what is written in it. They are always said together, so that no dark mode hides one on the other. */
  readonly cell?: string;
  readonly ink?: string;
  readonly line?: string;
  /** A picture for a score, such as a smiley, from https; what it shows is said in words beside it. */
  readonly picture?: (value: number) => string;
}

/** A block for the HTML part of an e-mail, and the same for its text part. */
export interface EmailBlock {
  readonly html: string;
  readonly text: string;
}

const USUAL: Readonly<Record<EmailMetric, readonly [SurveyWordKey, SurveyWordKey, SurveyWordKey]>> = {
  nps: ['npsQuestion', 'npsLow', 'npsHigh'],
  csat: ['csatQuestion', 'csatLow', 'csatHigh'],
  ces: ['cesQuestion', 'cesLow', 'cesHigh'],
};
/** Pixels that a finger needs, and between two cells. */
const CELL = 44;
const GAP = 4;
const BORDER = 1;
/** Cells beside each other on the narrowest phone, 320 pixels less the margins of the mail. */
const MOST_BESIDE = 6;

/**
 * Renders the question of an e-mail: a scale of links that only propose a score on the hosted page, where the customer sends it. Programs that open
 * every link of a message answer nothing.
 *
 * Tables and inline styles, since mail programs know little else; no picture unless you give one, no script, nothing from elsewhere. Up to six cells
 * stand beside each other on a phone, all of them where there is room.
 *
 * @throws CxError `bad-email-block` with the option that cannot be used
 */
export function emailBlock(options: EmailBlockOptions): EmailBlock {
  const { metric, language = 'en', business } = options;
  const texts = surveyTexts(language);
  const { min, max } = SCALES[metric];
  const [question, low, high] = USUAL[metric];
  const said = {
    question: options.question ?? texts.text(question, { business: business ?? texts.text(`${metric}Us`) }),
    low: texts.text('end', { value: min, label: options.lowLabel ?? texts.text(low) }),
    high: texts.text('end', { value: max, label: options.highLabel ?? texts.text(high) }),
    how: texts.text('mailHow'),
  };
  const values = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const address = linkFor(options.link);
  return { html: html(options, said, values, address, texts), text: text(said, values, address, texts) };
}

interface Said {
  readonly question: string;
  readonly low: string;
  readonly high: string;
  readonly how: string;
}
type Address = (value: number) => string;

function html(options: EmailBlockOptions, said: Said, values: readonly number[], address: Address, texts: SurveyTexts): string {
  const { direction } = texts;
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const table = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';
  const rows = Math.ceil(values.length / MOST_BESIDE);
  const perRow = Math.ceil(values.length / rows);
  const cells = Array.from({ length: rows }, (_, row) => values.slice(row * perRow, (row + 1) * perRow));
  // tables that float side by side where there is room, and under each other where there is not, in every mail program
  const scale = cells.map((part) => `<table ${table} align="${start}" dir="${direction}"><tr>${part.map((value) => cell(value, options, values.at(-1)!, address, texts)).join('')}</tr></table>`).join('');
  return [
    `<table ${table} width="100%" lang="${escapeHtml(texts.language)}" dir="${direction}" style="border-collapse:collapse;max-width:${values.length * (CELL + GAP + 2 * BORDER)}px">`,
    `<tr><td colspan="2" align="${start}" style="padding:0 0 12px;font-size:18px;line-height:26px;font-weight:bold">${escapeHtml(said.question)}</td></tr>`,
    `<tr><td colspan="2" align="${start}">${scale}</td></tr>`,
    `<tr><td align="${start}" valign="top" style="padding:8px 0;font-size:14px;line-height:20px">${escapeHtml(said.low)}</td><td align="${end}" valign="top" style="padding:8px 0;font-size:14px;line-height:20px">${escapeHtml(said.high)}</td></tr>`,
    `<tr><td colspan="2" align="${start}" style="font-size:14px;line-height:20px">${escapeHtml(said.how)}</td></tr>`,
    '</table>',
  ].join('\n');
}

function cell(value: number, { cell = '#f6f8fa', ink = '#1b1f24', line = '#6e7781', picture }: EmailBlockOptions, max: number, address: Address, texts: SurveyTexts): string {
  for (const [where, colour] of Object.entries({ cell, ink, line })) if (!/^#[0-9a-f]{6}$/i.test(colour)) throw bad(where, 'A colour is written as #rrggbb.');
  const name = escapeHtml(texts.text('ofScale', { value, max }));
  const source = picture?.(value);
  if (source !== undefined && !/^https:\/\/[^\s"'<>]+$/.test(source)) throw bad('picture', 'A picture has an https address.');
  const shown = source === undefined ? escapeHtml(texts.number(value)) : `<img src="${escapeHtml(source)}" alt="${name}" width="${CELL}" height="${CELL}" border="0" style="display:block">`;
  return (
    `<td style="padding:${GAP / 2}px"><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td align="center" bgcolor="${cell}" width="${CELL}" height="${CELL}" style="border:${BORDER}px solid ${line};border-radius:6px">` +
    `<a href="${escapeHtml(address(value))}" title="${name}" aria-label="${name}" style="display:block;width:${CELL}px;line-height:${CELL}px;font-size:18px;font-weight:bold;text-align:center;text-decoration:none;color:${ink};background-color:${cell};border-radius:6px">${shown}</a></td></tr></table></td>`
  );
}

function text(said: Said, values: readonly number[], address: Address, texts: SurveyTexts): string {
  const line = (value: number): string => {
    const label = value === values[0] ? said.low : value === values.at(-1) ? said.high : texts.number(value);
    return `${clean(label).replace(/\s+/g, ' ')}\n  ${address(value)}`;
  };
  return [clean(said.question).trim(), '', texts.text('mailText'), '', ...values.map(line)].join('\n');
}

function linkFor(link: string): Address {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username) throw bad('link', 'The link of an invitation is an http or https address.');
  return (value) => {
    const one = new URL(url);
    one.searchParams.set('score', String(value));
    return one.href;
  };
}

const bad = (where: string, message: string): CxError => new CxError({ code: 'bad-email-block', message, where });
