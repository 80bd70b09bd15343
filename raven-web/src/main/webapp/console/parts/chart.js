import uPlot from '../lib/uplot/uPlot.esm.js';
import { number } from '../times.js';

const HEIGHT = 140;
const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * Bars over time. The table beside it says the same, so it is nothing to a screen reader.
 * `series` is { times: seconds, bars: [{ label, values, tone }], pick: (index) => void }
 */
class TimeBars extends HTMLElement {
  #series = null;
  #plot = null;
  #size = new ResizeObserver(() => this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT }));
  #again = () => this.#draw();

  set series(series) {
    this.#series = series;
    this.#draw();
  }

  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
    dark.addEventListener('change', this.#again);
    this.#size.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    dark.removeEventListener('change', this.#again);
    this.#size.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#series && this.isConnected && this.clientWidth > 0) {
      const { times, bars } = this.#series;
      this.#plot = new uPlot(this.#options(), [times, ...bars.map((bar) => bar.values)], this);
      this.#plot.over.addEventListener('click', () => {
        const { idx } = this.#plot.cursor;
        if (idx !== null && idx !== undefined) {
          this.#series.pick?.(idx);
        }
      });
    }
  }

  #options() {
    const ink = this.#colour('--soft');
    const line = this.#colour('--line');
    const axis = { stroke: ink, font: '12px Inter, system-ui, sans-serif', ticks: { show: false } };
    const { times, bars } = this.#series;
    const half = (times[1] - times[0]) / 2 || 1;
    return {
      width: this.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { range: [times[0] - half, times.at(-1) + half] }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [
        { ...axis, grid: { show: false }, values: dayOrHour, space: 70, size: 30 },
        { ...axis, grid: { stroke: line, width: 1 }, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? number(tick) : '')), size: 52 },
      ],
      series: [
        {},
        ...bars.map((bar) => ({
          label: bar.label,
          fill: this.#colour(bar.tone),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.bars({ size: [0.72, 40], radius: 0.15 }),
        })),
      ],
    };
  }

  /** A canvas knows no variables of the style sheet: what one of them comes to is read off an element. */
  #colour(name) {
    this.style.color = `var(${name})`;
    return getComputedStyle(this).color;
  }
}

/** The day where one begins, else the hour, in UTC. */
function dayOrHour(plot, ticks) {
  return ticks.map((seconds) => {
    const [day, clock] = new Date(seconds * 1000).toUTCString().slice(5, 22).split(/ \d{4} /);
    return clock === '00:00' ? day : clock;
  });
}

customElements.define('time-bars', TimeBars);
