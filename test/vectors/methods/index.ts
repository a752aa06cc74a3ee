import { drivers } from './drivers.js';
import type { Method } from './method.js';
import { npsMethods } from './nps.js';
import { ratings } from './ratings.js';
import { relationship } from './relationship.js';
import { scorecard } from './scorecard.js';
import { service } from './service.js';
import { samples } from './samples.js';
import { control } from './control.js';
import { mix } from './mix.js';
import { quantileMethods } from './quantile.js';
import { text } from './text.js';
import { trend } from './trend.js';

/** The methods that are built, by the names of the reference cases. */
export const methods: Readonly<Record<string, Method>> = {
  ...ratings,
  ...npsMethods,
  ...samples,
  ...relationship,
  ...scorecard,
  ...service,
  ...drivers,
  ...control,
  ...mix,
  ...quantileMethods,
  ...text,
  ...trend,
};
