/** The server looks at 10,000 events a page; so many pages are asked for before the reader is asked whether to go on. */
const LOOKS = 5;
export const LOOKED_AT = LOOKS * 10_000;

/**
 * Asks on until there are enough, or nothing is left: a page of the log may be empty though there are more.
 * @param ask (limit, cursor) => a page, of which `list` names the array
 */
export async function collect(ask, list, enough, cursor) {
  const found = [];
  for (let looks = 0; looks < LOOKS && found.length < enough; looks++) {
    const page = await ask(enough - found.length, cursor);
    found.push(...page[list]);
    cursor = page.next_cursor;
    if (!cursor) {
      break;
    }
  }
  return { found, cursor };
}
