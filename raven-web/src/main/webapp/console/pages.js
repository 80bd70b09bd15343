/**
 * The pages of the console: each is fetched when it is opened.
 * `needs` is what a session must hold one of to be shown the way there; whether it may is decided by the server.
 */
const AUDITOR = ['audit:read', 'platform:admin'];
const ADMINISTRATOR = ['tenant:admin', 'platform:admin'];

export const PAGES = [
  { path: 'audit', title: 'Audit log', icon: 'log', needs: AUDITOR, open: () => import('./pages/audit.js'), one: () => import('./pages/event.js') },
  { path: 'reviews', title: 'Reviews', icon: 'review', needs: AUDITOR, open: () => import('./pages/reviews.js') },
  { path: 'checklist', title: 'Checklist', icon: 'list', needs: ADMINISTRATOR, open: () => import('./pages/checklist.js') },
  { path: 'keys', title: 'API keys', icon: 'key', needs: ['tenant:admin'], open: () => import('./pages/keys.js'), one: () => import('./pages/key.js') },
  { path: 'encryption', title: 'Encryption', icon: 'shield', needs: ADMINISTRATOR, open: () => import('./pages/encryption.js') },
  { path: 'users', title: 'Users', icon: 'users', needs: ['users:read'], open: () => import('./pages/users.js'), one: () => import('./pages/user.js') },
  { path: 'jobs', title: 'Jobs', icon: 'jobs', needs: ADMINISTRATOR, open: () => import('./pages/jobs.js') },
  { path: 'settings', title: 'Settings', icon: 'settings', needs: ['tenant:read'], open: () => import('./pages/settings.js') },
];

const missing = () => import('./pages/missing.js');

export const mayOpen = (session) => PAGES.filter((page) => page.needs.some((scope) => session.scopes.includes(scope)));

/** Which page an address means: a list, or one of its things. */
export function pageAt(path) {
  const page = PAGES.find((one) => one.path === path[0]);
  return { page: page ?? null, open: (path.length > 2 ? null : page?.[path.length === 1 ? 'open' : 'one']) ?? missing };
}
