import { decided, get, post } from '../api.js';
import { html, nothing } from '../html.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { collect } from '../parts/paging.js';
import { empty, refused } from '../parts/states.js';
import { logState } from '../parts/strip.js';
import { table } from '../parts/table.js';
import { link } from '../route.js';
import { number, time } from '../times.js';

const ROWS = 25;
/** So many parts of the log that nobody has reviewed are named. */
const GAPS = 3;

export const title = 'Reviews';

export function open(app) {
  const ask = () => load(app, set, 'reviews', () => find(app));
  const set = stateful(app, { once: crypto.randomUUID() }, (state, change) => view(app, state, change, ask));
  ask();
}

async function find(app) {
  const { signal, query } = app;
  const [page, log] = await Promise.all([
    collect((limit, cursor) => get('audit/reviews', { signal, query: { limit, cursor } }), 'reviews', ROWS, query.cursor),
    logState(app.session, signal),
  ]);
  return { ...page, size: log.checkpoint?.said?.size ?? 0 };
}

const view = (app, state, set, again) => html`
  ${heading('Reviews', 'Who has looked through which part of the log. A review is itself an event: it cannot be changed or taken back.')}
  ${shown(state.reviews, 'reviews', ({ found, cursor, size }) => html`
    ${app.query.cursor ? nothing : form(app, state, set, again, gaps(found, size), cursor, size)}
    ${found.length > 0 ? reviewed(found) : empty('Nothing has been reviewed yet', 'Look through the log, then sign off what you have seen.')}
    <nav class="pager" aria-label="Pages of reviews">
      ${app.query.cursor ? html`<a class="button" href=${link('reviews')}>To the newest</a>` : nothing}
      ${cursor ? html`<a class="button" href=${link('reviews', { cursor })}>Older reviews</a>` : nothing}
    </nav>`)}`;

/** What none of these reviews is of, of a log that is signed up to `size`, the newest first. */
function gaps(reviews, size) {
  const found = [];
  let end = size;
  for (const { from_sequence: from, to_sequence: to } of reviews.toSorted((one, other) => other.to_sequence - one.to_sequence)) {
    if (to < end) {
      found.push([to + 1, end]);
    }
    end = Math.min(end, from - 1);
  }
  return end > 0 ? [...found, [1, end]] : found;
}

function form(app, state, set, again, open, older, size) {
  const [first, last] = open[0] ?? [1, 1];
  const submit = async (event) => {
    event.preventDefault();
    const { from, to, note } = event.target.elements;
    set({ busy: true, refusal: null });
    try {
      const body = { from_sequence: Number(from.value), to_sequence: Number(to.value), note: note.value };
      await post('audit/reviews', body, state.once, { signal: app.signal });
      app.announce(`Events ${from.value} to ${to.value} are signed off.`);
      event.target.reset();
      set({ busy: false, once: crypto.randomUUID(), done: body });
      again();
    } catch (refusal) {
      set({ busy: false, refusal, once: decided(refusal) ? crypto.randomUUID() : state.once });
    }
  };
  return html`
    <form class="card form" @submit=${submit}>
      <h2>Sign off a part of the log</h2>
      <p>${open.length > 0
        ? html`Of what is signed, no review ${older ? 'of those on this page ' : nothing}is of events ${open.slice(0, GAPS).map(([from, to]) => `${number(from)}–${number(to)}`).join(', ')}${open.length > GAPS ? ' and others' : ''}.
          <a href=${link('audit')}>Look at the log</a>`
        : size > 0 ? 'All that is signed has been reviewed.' : 'Nothing is signed yet: the first signature comes within a minute or two.'}</p>
      <div class="fields">
        <label>From event<input name="from" type="number" min="1" required .value=${String(first)}></label>
        <label>To event<input name="to" type="number" min="1" required .value=${String(last)}></label>
      </div>
      <label>What you looked at, and what you found
        <textarea name="note" rows="3" maxlength="1000" required aria-describedby="note-hint"></textarea>
      </label>
      <p id="note-hint" class="soft">It stands in the log for good. Name people by their user id, not by name, e-mail address or phone number.</p>
      ${state.done ? html`
        <p class="note note-good" role="status">Events ${number(state.done.from_sequence)} to ${number(state.done.to_sequence)} are signed off.</p>` : nothing}
      ${refused(state.refusal)}
      <button class="button button-main" ?disabled=${state.busy}>${state.busy ? 'Signing off…' : 'Sign off'}</button>
    </form>`;
}

const reviewed = (reviews) => table('Reviews, newest first', [['When'], ['Events'], ['Note'], ['By', 'from-medium']],
  reviews.map((review) => html`
    <tr>
      <td>${time(review.reviewed_at)}</td>
      <th scope="row" class="nowrap"><a href=${link(`audit/${review.event_id}`)}>${number(review.from_sequence)}–${number(review.to_sequence)}</a></th>
      <td class="said">${review.note}</td>
      <td class="from-medium nowrap"><code>${review.reviewed_by}</code></td>
    </tr>`));
