import { onSignedOut, remove, session as currentSession, use } from './api.js';
import { render } from './html.js';
import { watchIdleness } from './idle.js';
import { mayOpen, pageAt } from './pages.js';
import { dismissAll } from './parts/dialog.js';
import { failed, forbidden, loading, stillSignedIn } from './parts/states.js';
import { returned } from './returning.js';
import { here, link } from './route.js';
import { shell } from './shell.js';
import { open as openSignIn } from './pages/signin.js';

const root = document.getElementById('app');
const announcer = document.getElementById('announcer');
const memory = {};

let session = null;
let leave = new AbortController();
let opened = '';
let expiring = '';

const announce = (text) => {
  announcer.textContent = text;
};

function titled(text) {
  document.title = `${text} · Raven`;
}

/** Ends what the page that was shown has under way, and what it asks for. */
function leavePage() {
  leave.abort();
  leave = new AbortController();
  dismissAll();
}

/** The page that the address says, within the shell; its name gets the focus, unless the browser has just come here. */
async function show({ arriving = false } = {}) {
  leavePage();
  const { signal } = leave;
  const { path, query } = here();
  const pages = mayOpen(session);
  if (path.length === 0) {
    if (pages.length > 0) {
      history.replaceState(null, '', link(pages[0].path));
      await show({ arriving });
      return;
    }
    frame(null);
    render(forbidden(['audit:read']), document.getElementById('main'));
    return;
  }
  const { page, open } = pageAt(path);
  frame(page);
  const main = document.getElementById('main');
  const moved = opened !== path.join('/');
  opened = path.join('/');
  const app = { session, query, path, signal, memory, announce, title: titled, render: (template) => render(template, main) };
  if (moved) {
    app.render(loading('the page'));
  }
  try {
    const module = await open();
    if (!signal.aborted) {
      titled(module.title);
      module.open(app);
      if (moved) {
        scrollTo(0, 0);
        if (!arriving) {
          main.querySelector('h1')?.focus();
        }
      }
    }
  } catch (error) {
    if (!signal.aborted) {
      app.render(failed(error, show));
    }
  }
}

function frame(page) {
  render(shell({ pages: mayOpen(session), current: page, session, expiring, signOut, stay }), root);
}

function signInFirst(ended, reason = null) {
  leavePage();
  session = null;
  opened = '';
  render('', root);
  titled('Sign in');
  openSignIn(root, {
    ended,
    reason,
    signedIn(opening) {
      session = opening;
      render('', root);
      show();
    },
  });
  root.querySelector(ended ? 'h1' : 'input')?.focus();
}

async function signOut() {
  try {
    await remove('sessions/current', { quiet: true });
  } catch (error) {
    if (error.status !== 401) {
      render(stillSignedIn(error, signOut), document.getElementById('main'));
      return;
    }
  }
  history.replaceState(null, '', '#/');
  signInFirst(false);
}

/** Asking for the session is use of it. */
async function stay() {
  try {
    session = await currentSession();
  } catch (error) {
    expiring = error.message;
    frame(pageAt(here().path).page);
    return;
  }
  expiring = '';
  if (session) {
    frame(pageAt(here().path).page);
  } else {
    signInFirst(true);
  }
}

function idle(state) {
  if (session === null) {
    return;
  }
  if (state === 'over') {
    expiring = '';
    signInFirst(true); // nothing of it stays on the screen
  } else {
    expiring = state === 'ending' ? 'You will be signed out in two minutes, as nothing was done here.' : '';
    frame(pageAt(here().path).page);
  }
}

async function begin() {
  render(loading('Raven'), root);
  const reason = returned();
  try {
    session = await currentSession();
    render('', root);
    if (session) {
      show({ arriving: true });
    } else {
      signInFirst(false, reason);
    }
  } catch (error) {
    render(failed(error, begin), root);
  }
}

onSignedOut(() => signInFirst(true));
document.addEventListener('click', ({ target }) => target.closest('a[download]') && use());
addEventListener('hashchange', () => session && show());
watchIdleness(idle);
begin();
