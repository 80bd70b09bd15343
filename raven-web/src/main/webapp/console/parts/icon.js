import { html, svg } from '../html.js';

const SHAPES = {
  good: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  bad: svg`<path d="M12 7v6M12 16.8v.2"/><circle cx="12" cy="12" r="9"/>`,
  warn: svg`<path d="M12 9v4.5M12 16.8v.2M12 3.8L2.8 19.5h18.4z"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  empty: svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  log: svg`<path d="M5 5h14M5 10h14M5 15h9M5 20h6"/>`,
  review: svg`<path d="M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3"/>`,
  list: svg`<path d="M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11.5 6.5H20M11.5 12.5H20M11.5 18.5H20"/>`,
  key: svg`<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8M15.5 7.5l3 3"/>`,
  shield: svg`<path d="M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6z"/>`,
  jobs: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3.2 2"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.3c2 .8 3.2 2.6 3.5 5.2"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
};

/** A drawing beside words, which say the same: nobody has to see it. */
export const icon = (name) =>
  html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
