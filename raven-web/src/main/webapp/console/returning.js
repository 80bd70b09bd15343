/** Where somebody wanted to go who was sent to an identity provider, which leads back to the start of the console. */
const PLACE = 'raven.return';

export const leaving = () => sessionStorage.setItem(PLACE, location.hash);

/**
 * Goes there, once.
 * @returns why the provider's answer let nobody in; nothing where it did, or where this browser was not on its way: anybody can make a link
 */
export function returned() {
  const reason = new URLSearchParams(location.search).get('sign_in');
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (reason !== null || (place && location.hash === '')) {
    history.replaceState(null, '', `${location.pathname}${place ?? location.hash}`);
  }
  return place === null ? null : reason;
}
