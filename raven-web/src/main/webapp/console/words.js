/** What stands in the log, in words for people who have never seen the API. What is not here is shown as it stands. */

const ACTIONS = {
  'api_key.anomaly': 'An API key was used unusually',
  'api_key.create': 'Created an API key',
  'api_key.list': 'Listed API keys',
  'api_key.read': 'Looked at an API key',
  'api_key.revoke': 'Revoked an API key',
  'api_key.rotate': 'Replaced an API key',
  'api_key.update': 'Changed an API key',
  'api_key.usage': 'Looked at an API key’s usage',
  'audit.accept_rollback': 'Accepted the loss of audit events',
  'audit.clock': 'A server’s clock was wrong',
  'audit.copy_begin': 'A server began a new copy of the log',
  'audit.copy_touch': 'A copy of the log was touched',
  'audit.export': 'Exported the audit log',
  'audit.probe': 'Tested the audit log',
  'audit.prune': 'Dropped audit events of old age',
  'audit.read': 'Read the audit log',
  'audit.review': 'Signed off a part of the audit log',
  'audit.rollback': 'The audit log went back',
  'audit.sign': 'The audit log could not be signed',
  'audit.sink_fail': 'A copy of the log failed',
  'audit.sink_recover': 'A copy of the log works again',
  'audit.verify': 'Verified the audit log',
  'audit.verify.end': 'A verification of the log ended',
  'audit_key.rotate': 'Replaced the key that signs the log',
  authenticate: 'An API key was refused',
  authorize: 'A permission was missing',
  'checklist.attest': 'Attested a row of the checklist',
  'checklist.run': 'Looked at the checklist',
  'conversation.create': 'Began a conversation',
  'conversation.end': 'Ended a conversation',
  'conversation.erase': 'Erased a conversation',
  'conversation.list': 'Listed conversations',
  'conversation.read': 'Looked at a conversation',
  'conversation.transcript': 'Read a conversation',
  'conversation.update': 'Changed a conversation',
  'encryption.dispose.end': 'Old encryption keys were destroyed',
  'encryption.rotate': 'Began to replace encryption keys',
  'encryption.rotate.kms.end': 'The key service’s key was replaced',
  'encryption.rotate.subject.end': 'Users’ encryption keys were replaced',
  'encryption.rotate.tenant.end': 'The tenant’s encryption keys were replaced',
  'erasure.complete': 'An erasure was completed',
  'kms.unwrap': 'Opened a key with the key service',
  'kms.wrap': 'Sealed a key with the key service',
  'memory.fact.delete': 'Deleted a fact',
  'memory.facts.list': 'Listed facts',
  'memory.flush': 'Consolidated memory',
  'memory.import': 'Imported memory',
  'memory.ingest': 'Stored an exchange',
  'memory.ingest_bulk': 'Stored exchanges',
  'memory.query': 'Searched memory',
  'memory.reembed.end': 'Memory was indexed anew',
  'memory.remove': 'Removed an exchange',
  'platform.backup': 'Began a backup',
  'platform.backup.end': 'A backup ended',
  'platform.backup.verify': 'Began to rehearse a restore',
  'platform.backup.verify.end': 'A rehearsed restore ended',
  'platform.restore': 'Started from a backup',
  'retention.sweep.end': 'Removed what was kept long enough',
  'server.start': 'A server started',
  'server.stop': 'A server stopped',
  'session.close': 'Signed out of the console',
  'session.open': 'Signed in to the console',
  'staff.admit': 'Let a member of staff in',
  'tenant.erase': 'Erased a tenant',
  'tenant.export': 'Began an export of all data',
  'tenant.export.end': 'An export of all data ended',
  'tenant.export.read': 'Downloaded an export of all data',
  'tenant.list': 'Listed tenants',
  'tenant.register': 'Registered a tenant',
  'tenant.resume': 'Let a tenant in again',
  'tenant.suspend': 'Suspended a tenant',
  'tenant.update': 'Changed the tenant’s settings',
  'user.create': 'Created a user',
  'user.erase': 'Erased a user',
  'user.export': 'Exported a user’s data',
  'user.hold': 'Placed a legal hold on a user',
  'user.list': 'Listed users',
  'user.read': 'Looked at a user',
  'user.release': 'Lifted a legal hold from a user',
  'user.update': 'Changed a user',
  'webhook.deliver': 'A webhook message was sent',
  'webhook.disable': 'Webhooks were given up',
  'webhook.redeliver': 'Sent a webhook message again',
  'webhook_secret.rotate': 'Replaced the webhook secret',
};

export const CATEGORIES = {
  administrative: 'Administration',
  authentication: 'Signing in',
  authorization: 'Permissions',
  data: 'People’s data',
  key: 'Encryption keys',
  system: 'The server itself',
};

export const OUTCOMES = { success: 'Done', failure: 'Failed', denied: 'Refused' };

const ACTORS = { api_key: 'API key', operator: 'The operator', system: 'Raven itself', anonymous: 'Somebody unknown' };

export const actions = () => Object.entries(ACTIONS).sort(([, one], [, other]) => one.localeCompare(other));
export const action = (name) => ACTIONS[name] ?? name;
export const category = (name) => CATEGORIES[name] ?? name;
export const actor = (who) => ACTORS[who.type] ?? who.type;

/** What became of it: of an intent without an outcome nobody knows. */
export function outcome(event) {
  if (event.outcome) {
    return { text: OUTCOMES[event.outcome] ?? event.outcome, tone: { success: 'good', denied: 'warn', failure: 'bad' }[event.outcome] ?? 'plain' };
  }
  return { text: event.phase === 'intent' ? 'Begun' : 'Noted', tone: 'plain' };
}

/** snake_case as words. */
export const plain = (name) => name.replace(/_us$/, ' (µs)').replace(/[_.]/g, ' ').replace(/^./, (first) => first.toUpperCase());

export const PRESETS = [
  ['agent_runtime', 'An agent', 'Stores and searches memory and conversations.'],
  ['analytics', 'Analysis', 'Only reads memory, users and conversations.'],
  ['user_management', 'User management', 'Creates, changes and erases users.'],
  ['admin', 'Administration', 'Everything that a key of this tenant can do, the audit log included.'],
];

export const ANOMALIES = {
  new_network: 'From a new network',
  burst: 'Far more than usual',
  denials: 'Many refusals',
  dormant_awake: 'Awake after a long sleep',
  plain_http: 'Over an unprotected connection',
};

const KEY_STATUS = {
  active: { text: 'In use', tone: 'good' },
  expiring: { text: 'Ends soon', tone: 'warn' },
  expired: { text: 'Expired', tone: 'plain' },
  revoked: { text: 'Revoked', tone: 'plain' },
};

export const keyStatus = (status) => KEY_STATUS[status] ?? { text: status, tone: 'plain' };

export const PURPOSES = {
  data: { title: 'Data key', text: 'Wraps users’ keys, and seals what belongs to the tenant.' },
  index: { title: 'Index key', text: 'Finds people by your own names for them, which are stored nowhere in clear.' },
  backup: { title: 'Backup key', text: 'Protects what is kept for backups.' },
};

export const SERVICES = {
  local: 'A key on the server itself, for development',
  aws: 'AWS Key Management Service',
  gcp: 'Google Cloud Key Management Service',
  azure: 'Azure Key Vault',
  vault: 'Vault or OpenBao',
  tenant: 'Your own key, in your own key service',
};

const KEY_STATES = {
  pending: ['Not in use yet', 'plain'],
  active: ['In use', 'good'],
  decrypt_only: ['Opens what it sealed', 'plain'],
  rewrapping: ['Being replaced', 'warn'],
  retired: ['Not needed any more', 'plain'],
  destroy_scheduled: ['Will be destroyed', 'warn'],
  destroyed: ['Destroyed', 'plain'],
  suspended: ['Suspended', 'bad'],
  compromised: ['Known to others', 'bad'],
};

export const keyState = (state) => ({ text: KEY_STATES[state]?.[0] ?? plain(state), tone: KEY_STATES[state]?.[1] ?? 'plain' });

const JOBS = {
  'encryption.rotate.kms': 'Wrap keys anew with the key service',
  'encryption.rotate.tenant': 'Replace the tenant’s keys',
  'encryption.rotate.subject': 'Replace users’ keys',
  'encryption.dispose': 'Destroy old keys',
  'erasure.drop_key_traces': 'Erasure: remove traces of keys',
  'erasure.drop_remains': 'Erasure: remove what is left',
  'memory.reembed': 'Index memory anew',
  'audit.verify': 'Verify the audit log',
  'retention.sweep': 'Remove what was kept long enough',
  'platform.backup': 'Take a backup',
  'platform.backup.verify': 'Rehearse a restore',
  'tenant.export': 'Export all data',
};

export const job = (kind) => JOBS[kind] ?? plain(kind);

const JOB_STATES = {
  queued: ['Waits', 'plain'],
  running: ['Under way', 'warn'],
  succeeded: ['Done', 'good'],
  failed: ['Failed', 'bad'],
  cancelled: ['Given up', 'plain'],
};

export const jobState = (state) => ({ text: JOB_STATES[state]?.[0] ?? plain(state), tone: JOB_STATES[state]?.[1] ?? 'plain' });
