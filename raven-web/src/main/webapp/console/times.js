import { html, nothing } from './html.js';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const format = (timeZone) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const UTC = format('UTC');
const LOCAL = format(ZONE);
const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000]];

export const utc = (time) => `${UTC.format(new Date(time))} UTC`;

/** A time as the log has it, and below it as the reader's clock shows it. */
export function time(instant) {
  const date = new Date(instant);
  const [there, here] = [UTC.format(date), LOCAL.format(date)];
  return html`<time class="time" datetime=${instant}>${there} UTC${here === there
    ? nothing
    : html`<span class="time-local">${short(here, there)} <abbr title=${ZONE}>local</abbr></span>`}</time>`;
}

/** The local day is left out where it is that of UTC. */
function short(here, there) {
  const [day, clock] = here.split(', ');
  return there.startsWith(day) ? clock : here;
}

/** "3 minutes ago", "in 2 days". */
export function ago(instant, now = Date.now()) {
  const distance = new Date(instant).getTime() - now;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? UNITS.at(-1);
  return AGO.format(Math.round(distance / length), unit);
}

/** What an input of type datetime-local holds is taken as UTC, as the log is. */
export const fromInput = (value) => (value ? new Date(`${value}Z`).toISOString().replace(/\.000Z$/, 'Z') : '');
export const toInput = (instant) => {
  const date = new Date(instant ?? '');
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19);
};

export const number = (value) => Number(value).toLocaleString('en');
