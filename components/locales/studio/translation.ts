import type { Message } from '../../base/localize.js';
import type { Key } from '../../studio/studio.messages.js';

/** Every text of the studio, which only authors load; a language that lacks one does not compile. */
export type StudioTranslation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
