/** The one place that names the templating library. */
export { html, nothing, render, svg } from './lib/lit-html/lit-html.js';
