import { matchesSafely, safePattern } from '../../../core/safe-pattern.js';
import type { Setting } from './setting.js';

/** What a setting can hold. */
export type SettingValue = boolean | string | number | readonly string[];

/** What is wrong with a value for a setting, as the end of a sentence ("must be ..."); undefined if nothing is. */
export function settingFault(setting: Setting, value: unknown): string | undefined {
  switch (setting.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'number':
    case 'integer': {
      const { type, minimum = -Infinity, maximum = Infinity } = setting;
      if (typeof value !== 'number' || !Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value))) return type === 'integer' ? 'a whole number' : 'a number';
      if (value < minimum) return `at least ${minimum}`;
      return value > maximum ? `at most ${maximum}` : undefined;
    }
    case 'string': {
      if (typeof value !== 'string') return 'a text';
      if (setting.enum && !setting.enum.includes(value)) return listed(setting.enum);
      if (setting.maxLength !== undefined && value.length > setting.maxLength) return `at most ${setting.maxLength} characters long`;
      const pattern = setting.pattern === undefined ? undefined : safePattern(setting.pattern);
      return pattern?.ok && !matchesSafely(pattern.value, value) ? `a text that matches ${setting.pattern}` : undefined;
    }
    case 'strings': {
      if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return 'a list of texts';
      const { enum: allowed } = setting;
      return allowed && !value.every((item) => allowed.includes(item)) ? `a list of ${listed(allowed)}` : undefined;
    }
  }
}

const listed = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(' or ');
