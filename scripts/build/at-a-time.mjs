/** Does `each` for all `items`, at most `most` of them at a time, begun in their order. */
export async function atATime(most, items, each) {
  const rest = [...items];
  const one = async () => {
    while (rest.length > 0) await each(rest.shift());
  };
  await Promise.all(Array.from({ length: most }, one));
}
