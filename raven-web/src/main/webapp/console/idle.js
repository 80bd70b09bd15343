import { lastUse } from './api.js';

const MINUTE = 60_000;
/** A little later than the server's own end, as asking earlier would be use. */
const ENDS = 15.1 * MINUTE;
const WARNS = 13 * MINUTE;
const LOOKS = 10_000;

/** Tells whenever a session is `used` again, is `ending` for want of use, or is `over`. */
export function watchIdleness(changed) {
  let last = 'used';
  setInterval(() => {
    const idle = Date.now() - lastUse();
    const now = idle > ENDS ? 'over' : idle > WARNS ? 'ending' : 'used';
    if (now !== last) {
      last = now;
      changed(now);
    }
  }, LOOKS);
}
