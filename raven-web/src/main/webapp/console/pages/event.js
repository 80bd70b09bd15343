import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { who } from '../parts/events.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { proofOf } from '../parts/proof.js';
import { link } from '../route.js';
import { number, time } from '../times.js';
import { action, category, outcome, plain } from '../words.js';

export const title = 'Event';

export function open(app) {
  const [, id] = app.path;
  const proof = proofOf(app);
  const set = stateful(app, {}, (state, change) => html`
    ${heading(state.event?.value ? `Event ${number(state.event.value.sequence)}` : 'Event', nothing,
      html`<a class="button" href=${link('audit', app.memory.audit)}>Back to the log</a>`)}
    ${shown(state.event, 'the event', (event) => view(event, proof.view(state, change, event)))}`);
  load(app, set, 'event', async () => {
    const event = await get(`audit/events/${encodeURIComponent(id)}`, { signal: app.signal });
    app.title(`Event ${number(event.sequence)}`);
    return event;
  });
}

const view = (event, proof) => html`
  <div class="columns">
    <article class="card">
      <h2 class="titled">${action(event.action)} ${badge(outcome(event).text, outcome(event).tone)}</h2>
      <dl class="facts">
        ${fact('Number in the log', number(event.sequence))}
        ${fact('Recorded', time(event.recorded_at))}
        ${fact('Happened', time(event.occurred_at))}
        ${fact('Who', who(event.actor))}
        ${fact('Session', event.actor.session_id && html`<code>${event.actor.session_id}</code>`)}
        ${fact('On what', event.target && html`${plain(event.target.type)} <code>${event.target.id}</code>`)}
        ${fact('Reason', event.reason && html`<code>${event.reason}</code>`)}
        ${fact('Changed', event.changes?.length && html`<ul class="tags">${event.changes.map((name) => html`<li><code>${name}</code></li>`)}</ul>`)}
        ${Object.entries(event.details ?? {}).map(([name, value]) => fact(plain(name), html`<span class="said">${detail(value)}</span>`))}
        ${Object.entries(event.content ?? {}).map(([kind, count]) => fact(`Sensitive: ${plain(kind)}`, number(count)))}
        ${fact('From', event.source?.address && html`<code>${event.source.address}</code>`)}
        ${fact('Program', event.source?.user_agent)}
        ${fact('Request', event.request && html`<code>${event.request.method} ${event.request.route}</code>`)}
        ${fact('Request id', event.request && html`<a href=${link('audit', { request_id: event.request.id })}><code>${event.request.id}</code></a>`)}
        ${fact('Permission', event.scope && html`<code>${event.scope}</code>`)}
        ${event.kms ? Object.entries(event.kms).map(([name, value]) => fact(`Key service: ${plain(name)}`, html`<code>${value}</code>`)) : nothing}
        ${fact('Kind', category(event.category))}
        ${fact('Begun by', event.intent_id && html`<a href=${link(`audit/${event.intent_id}`)}><code>${event.intent_id}</code></a>`)}
        ${fact('Action', html`<code>${event.action}</code>`)}
        ${fact('Event id', html`<code>${event.event_id}</code>`)}
      </dl>
    </article>
    ${proof}
  </div>`;

const detail = (value) => (typeof value === 'number' ? number(value) : value);

const fact = (name, value) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
