import { address } from '../api.js';
import { html, nothing } from '../html.js';
import { number, time } from '../times.js';
import { plain } from '../words.js';
import { icon } from './icon.js';

/** What was destroyed, for whoever asked for it. */
export const receipt = (one, session) => html`
  <article class="card">
    <div class="note note-good">${icon('good')}<div><strong>Erased</strong><p>Keep this receipt: the user is not in Raven any more.</p></div></div>
    <h2>Receipt</h2>
    <dl class="facts">
      <div><dt>Receipt id</dt><dd><code>${one.receipt_id}</code></dd></div>
      <div><dt>Of</dt><dd><code>${one.subject}</code></dd></div>
      ${Object.entries(one.destroyed).map(([what, count]) => html`
        <div><dt>${plain(what)} destroyed</dt><dd>${count === null ? 'not known, as their key was gone' : number(count)}</dd></div>`)}
      <div><dt>Completed</dt><dd>${one.completed_at ? time(one.completed_at) : 'under way'}</dd></div>
      <div><dt>Final</dt><dd>${one.final_at
        ? html`${time(one.final_at)}<span class="sub">from then on no backup of a key can undo it</span>` : '–'}</dd></div>
      <div><dt>Event in the log</dt><dd>${one.audit_sequence === null ? '–' : number(one.audit_sequence)}</dd></div>
    </dl>
    ${session.scopes.includes('audit:read') ? html`
      <div class="dialog-actions"><a class="button" download href=${address(`erasures/${one.receipt_id}/note`)}>Download it signed</a></div>` : nothing}
  </article>`;
