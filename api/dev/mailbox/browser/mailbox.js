const at = (id) => document.getElementById(id);
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
let mails = [];
let selected = location.hash.slice(1);
let view = 'html';

function build(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function when(iso) {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : day.format(date);
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function showList() {
  const words = at('search').value.toLowerCase();
  const found = mails.filter(({ subject, to, from, text }) =>
    [subject, from, text, ...to].some((field) => field.toLowerCase().includes(words)),
  );
  at('count').textContent = mails.length === 1 ? '1 mail' : `${mails.length} mails`;
  at('clear').disabled = mails.length === 0;
  at('list').replaceChildren(
    ...found.map((mail) => {
      const button = build(
        'button',
        { type: 'button', onclick: () => select(mail.id, true) },
        build('span', { className: 'to', textContent: mail.to.join(', ') }),
        build('time', { dateTime: mail.receivedAt, textContent: when(mail.receivedAt) }),
        build('span', { className: 'subject', textContent: mail.subject || '(no subject)' }),
        build('span', { className: 'preview', textContent: mail.text.replace(/\s+/g, ' ').slice(0, 140) }),
      );
      button.setAttribute('aria-current', String(mail.id === selected));
      return build('li', {}, button);
    }),
  );
}

function showMail() {
  const mail = mails.find(({ id }) => id === selected);
  if (!mail) return at('reader').replaceChildren(at('empty').content.cloneNode(true));
  const copy = at('mail').content.cloneNode(true);
  copy.querySelector('h2').textContent = mail.subject || '(no subject)';
  const set = (name, text) => (copy.querySelector(`[data-is=${name}]`).textContent = text);
  set('from', mail.fromName ? `${mail.fromName} <${mail.from}>` : mail.from);
  set('to', mail.to.join(', '));
  set('date', moment.format(new Date(mail.receivedAt)));
  copy.querySelector('[data-is=source]').href = `/messages/${mail.id}/source`;
  copy.querySelector('.back').onclick = () => document.body.classList.remove('reading');
  copy.querySelector('.attachments').append(
    ...mail.attachments
      .map(({ filename, size: bytes, inline }, index) => ({ filename, bytes, inline, href: `/messages/${mail.id}/attachments/${index}` }))
      .filter(({ inline }) => !inline)
      .map(({ filename, bytes, href }) =>
        build('li', {}, build('a', { href, download: filename }, filename, build('small', { textContent: size(bytes) }))),
      ),
  );
  const shown = mail.html === null ? 'text' : view;
  for (const tab of copy.querySelectorAll('[role=tab]')) {
    tab.setAttribute('aria-selected', String(tab.dataset.view === shown));
    tab.hidden = tab.dataset.view === 'html' && mail.html === null;
    tab.onclick = () => {
      view = tab.dataset.view;
      showMail();
      document.querySelector('[aria-selected=true]').focus();
    };
  }
  const body = copy.querySelector('.body');
  if (shown === 'text') body.append(build('pre', { textContent: mail.text || '(no text)' }));
  else {
    const frame = build('iframe', { title: 'The mail as its reader sees it', src: `/messages/${mail.id}/html` });
    frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
    body.append(frame);
  }
  at('reader').replaceChildren(copy);
}

function select(id, byHand) {
  selected = id;
  history.replaceState(null, '', id ? `#${id}` : location.pathname);
  if (byHand) document.body.classList.add('reading');
  showList();
  showMail();
  // On a phone the list disappears with the button that was pressed.
  if (byHand && matchMedia('(max-width: 720px)').matches) at('reader').focus();
}

async function load() {
  const response = await fetch('/messages');
  mails = (await response.json()).data;
  const still = mails.some(({ id }) => id === selected);
  // What somebody reads stays open; a page that shows nothing yet takes the newest.
  if (!still) select(mails[0]?.id ?? '', false);
  else {
    showList();
    if (!at('reader').hasChildNodes()) showMail();
  }
}

at('search').addEventListener('input', showList);
at('clear').addEventListener('click', () => fetch('/messages', { method: 'DELETE' }));
const changes = new EventSource('/changes');
changes.onmessage = load;
changes.onopen = load;
