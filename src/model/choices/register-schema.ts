import * as z from 'zod/mini';
import { language, moment } from '../text.js';
import { capSchema } from './cap.js';
import { lifeEventSchema } from './life-event.js';
import { zoneName } from './names.js';
import { parameterValueSchema } from './parameter.js';
import { digestSchema, pauseSchema, useSchema } from './preferences.js';
import type { Register } from './register.js';
import { windowSchema } from './window.js';

const hours = z.array(windowSchema).check(z.maxLength(200));
const permission = z.nullable(z.boolean());

/** What a register may hold; null, where it may, is "nothing chosen". */
export function registerSchema(register: Register): z.ZodMiniType {
  switch (register[0]) {
    case 'subject':
      return z.nullable(register[1] === 'zone' ? zoneName() : language());
    case 'channels':
      return register[2] === 'on' ? z.boolean() : z.nullable(useSchema);
    case 'topics':
      return register[2] === 'digest' ? z.nullable(digestSchema) : permission;
    case 'caps':
      return z.nullable(capSchema);
    case 'offerKinds':
      return permission;
    case 'lifeEvents':
      return z.nullable(lifeEventSchema);
    case 'parameters':
      return z.nullable(parameterValueSchema);
    case 'quiet':
    case 'windows':
      return hours;
    case 'windowStrength':
      return z.enum(['hard', 'soft']);
    case 'pause':
      return z.nullable(pauseSchema);
    case 'unsubscribeAll':
      return z.nullable(z.strictObject({ at: moment() }));
  }
}
