/** Has anything been painted yet? Before, nothing can jump. */
const isPainted = (): boolean => performance.getEntriesByName('first-contentful-paint').length > 0;

/**
 * Would something that people look at jump if an element grew where it stands? Not before the first paint, and not while its place is below what is seen; above,
 * browsers keep what is read where it is.
 */
export function wouldPush(element: HTMLElement): boolean {
  if (!isPainted()) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= 0 && top < innerHeight;
}
