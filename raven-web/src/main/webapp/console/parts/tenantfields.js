import { html } from '../html.js';

const whole = (name, label, min, max, hint) => ({ kind: 'whole', name, label, min, max, hint });
const choice = (name, label, options, hint) => ({ kind: 'choice', name, label, options, hint });
const text = (name, label, hint) => ({ kind: 'text', name, label, hint });
const lines = (name, label, hint) => ({ kind: 'lines', name, label, hint });

/** The settings of a tenant, as people think of them. */
export const GROUPS = [
  { title: 'Retention and limits', fields: [
    whole('retention_days', 'Keep what was said for (days)', 1, 3650, 'Then it is removed, every hour.'),
    whole('max_users', 'Users at most', 1, 10_000_000, 'One more is refused.'),
    whole('max_conversations_per_user', 'Conversations of a user at most', 1, 100_000, 'One more is refused.'),
    whole('rate_limit_per_minute', 'Requests of a key per minute', 1, 10_000_000, 'All keys together may ask five times as often.'),
    whole('batch_size', 'Exchanges consolidated at once', 1, 100, 'Nothing is easier or harder to find for it.'),
  ] },
  { title: 'People’s data', fields: [
    choice('external_ref_policy', 'Your own names for people',
      [['reject_pii', 'Refuse e-mail addresses and phone numbers'], ['allow', 'Allow everything']], 'Such names are best without meaning.'),
    choice('content_policy', 'Card numbers, secrets and the like in messages',
      [['off', 'Do not look'], ['flag', 'Mark them'], ['redact', 'Take them out'], ['reject', 'Refuse the message']],
      'What is taken out is never stored.'),
    choice('data_audit', 'Record reading of people’s data', [['writes', 'Only changes'], ['all', 'Reading, too']], 'In the audit log.'),
  ] },
  { title: 'Access', fields: [
    lines('allowed_cidrs', 'Only from these networks', 'One a line, such as 203.0.113.0/24. None: from anywhere that the operator allows.'),
  ] },
  { title: 'Encryption', fields: [
    choice('encryption_mode', 'Whose key protects everything',
      [['platform', 'The operator’s'], ['byok', 'Your own']], 'Your own key is in your own key service, and can be taken back there.'),
    text('byok_key_id', 'Your own key', 'Its name in your key service.'),
  ] },
  { title: 'Webhooks', fields: [
    text('webhook_url', 'Tell this address', 'https alone. Empty: nobody is told.'),
    lines('webhook_events', 'Of these events', 'One a line. None: of all.'),
  ] },
];

/** The field with what it is set to. */
export function written({ kind, name, min, max, options }, value) {
  const hint = `${name}-hint`;
  switch (kind) {
    case 'whole':
      return html`<input type="number" id=${name} name=${name} aria-describedby=${hint} min=${min} max=${max} required .value=${String(value)}>`;
    case 'choice':
      return html`
        <select id=${name} name=${name} aria-describedby=${hint}>
          ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
        </select>`;
    case 'lines':
      return html`
        <textarea id=${name} name=${name} aria-describedby=${hint} rows="3" spellcheck="false" .value=${value.join('\n')}></textarea>`;
    default:
      return html`<input id=${name} name=${name} aria-describedby=${hint} autocomplete="off" spellcheck="false" .value=${value ?? ''}>`;
  }
}

/** What the field says, as the API takes it. */
export function read(field, element) {
  switch (field.kind) {
    case 'whole':
      return Number(element.value);
    case 'lines':
      return element.value.split(/[\s,]+/).filter(Boolean);
    default:
      return element.value.trim();
  }
}

/** An empty text and none at all are the same setting. */
export const sameValue = (one, other) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
