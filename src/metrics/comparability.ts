import type { Instrument } from '../model/instrument.js';

/**
 * The name of everything that must be the same for two answers to be averaged: metric, scale, order, mode and
 * wording. Language, layout and input are noted with each answer and do not keep answers apart; translations have one
 * wording if their author gave them one id.
 */
export function instrumentKey({ metric, scale, order, mode, wording }: Instrument): string {
  return `${metric} ${scale.min}..${scale.max} ${order} ${mode} ${wording}`;
}
