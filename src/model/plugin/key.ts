/** Ids of plugins that differ only in case are one. */
export function pluginKey(id: string): string {
  return id.toLowerCase();
}

/** Ids that begin with this belong to the library. */
export const OWN_PUBLISHER = 'cx';
