import { lastUse } from './api.js';

const MINUTE = 60_000;
/** As long as the server lets it be, since its last answer. To ask whether it is over would be use of it. */
const ENDS = 15 * MINUTE;
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
