/**
 * The script of the event page. The page needs none to be read; this one says that somebody reads it, once it is really shown. So that what
 * runs no script, as most machines do not, is not counted.
 */
export const eventScript = `const { event } = document.querySelector('main').dataset;
const referrer = document.referrer ? new URL(document.referrer).origin : null;
const report = () =>
  fetch('../v1/events/' + event + '/views', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ step: 'page', referrer }),
  }).catch(() => undefined); // Not being counted is no harm to anybody.
if (document.prerendering) document.addEventListener('prerenderingchange', report, { once: true });
else report();
`;
