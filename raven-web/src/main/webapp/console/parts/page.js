import { html, nothing } from '../html.js';
import { failed, loading } from './states.js';

/** The head of a page: its name, which gets the focus when it is opened, what it is for, and what can be done there. */
export const heading = (title, lead = nothing, actions = nothing) => html`
  <header class="page-head">
    <div>
      <h1 tabindex="-1">${title}</h1>
      ${lead === nothing ? nothing : html`<p class="lead">${lead}</p>`}
    </div>
    <div class="page-actions">${actions}</div>
  </header>`;

/**
 * A page that shows a state, and shows it anew when that changes.
 * @param view (state, set) => template
 */
export function stateful(app, state, view) {
  const set = (change) => {
    Object.assign(state, change);
    if (!app.signal.aborted) {
      app.render(view(state, set));
    }
  };
  set({});
  return set;
}

/** Loads into a field of a page's state. */
export async function load(app, set, field, ask) {
  set({ [field]: { state: 'loading' } });
  try {
    set({ [field]: { state: 'loaded', value: await ask() } });
  } catch (error) {
    notLoaded(app, set, field, error, () => load(app, set, field, ask));
  }
}

/** Says in a field of a page's state that it could not be loaded, and loads it again when a busy server said. */
export function notLoaded(app, set, field, error, again) {
  if (error.name === 'AbortError') {
    return;
  }
  set({ [field]: { state: 'failed', error, again } });
  if (error.retryAfter) {
    const waiting = setTimeout(again, error.retryAfter * 1000);
    app.signal.addEventListener('abort', () => clearTimeout(waiting));
  }
}

/** What was loaded, or how far that is. */
export function shown(loaded, what, view) {
  switch (loaded?.state) {
    case 'loaded':
      return view(loaded.value);
    case 'failed':
      return failed(loaded.error, loaded.again);
    default:
      return loading(what);
  }
}
