import { counter } from '../messages.js';
import type { OrderMessages } from './messages.js';

const n = counter('de');

/** German. */
export const orderMessages: OrderMessages = {
  loading: 'Ihre Bestellung wird geladen',
  notFound: {
    title: 'Diese Bestellung lässt sich nicht zeigen.',
    text: 'Der Link ist vielleicht unvollständig. Bitte nehmen Sie den aus Ihrer E-Mail.',
  },
  number: (number) => `Bestellung ${number}`,
  status: {
    held: 'Reserviert',
    awaiting_payment: 'Zahlung steht aus',
    processing: 'Zahlung läuft',
    confirmed: 'Bestätigt',
    partially_refunded: 'Teilweise erstattet',
    refunded: 'Erstattet',
    expired: 'Abgelaufen',
    cancelled: 'Storniert',
  },
  explain: {
    held: (count) => n(count, 'Die Karte ist reserviert, aber noch nicht gekauft.', 'Die Karten sind reserviert, aber noch nicht gekauft.'),
    awaiting_payment: (count) =>
      n(count, 'Die Karte ist reserviert, bis die Zahlung ankommt.', 'Die Karten sind reserviert, bis die Zahlung ankommt.'),
    processing: (count) =>
      `Ihre Bank arbeitet an der Zahlung. ${n(count, 'Ihre Karte kommt per E-Mail und erscheint', 'Ihre Karten kommen per E-Mail und erscheinen')} hier, sobald die Zahlung durch ist.`,
    expired: (count) =>
      `Die Reservierung endete, bevor eine Zahlung ankam. Kommt sie noch, ${n(count, 'wird daraus eine Karte', 'werden daraus Karten')}, solange es welche gibt, oder sie wird ganz zurückgezahlt.`,
    cancelled: () => 'Diese Bestellung wurde storniert. Was bezahlt war, wird zurückgezahlt.',
  },
  tickets: (count) => n(count, 'Ihre Karte', 'Ihre Karten'),
  discount: 'Rabatt',
  total: 'Gesamt',
  refunded: 'Zurückgezahlt',
  calendar: 'In den Kalender',
  refund: {
    pending: (amount) => `${amount} sind auf dem Weg zu Ihnen`,
    succeeded: (amount) => `${amount} wurden zurückgezahlt`,
    failed: (amount, count) => `${amount} konnten nicht zurückgezahlt werden; ${n(count, 'die Karte gilt', 'die Karten gelten')} weiter`,
  },
  dispute: {
    open: (count) => `Ihre Bank prüft diese Zahlung. ${n(count, 'Ihre Karte gilt', 'Ihre Karten gelten')} so lange weiter.`,
    won: () => 'Ihre Bank hat diese Zahlung geprüft und bestätigt.',
    lost: (count) => `Ihre Bank hat diese Zahlung zurückgeholt, ${n(count, 'die Karte gilt', 'die Karten gelten')} deshalb nicht mehr.`,
  },
  back: {
    begin: (count) => n(count, 'Karte zurückgeben', 'Karten zurückgeben'),
    until: (moment) => `Möglich bis ${moment}`,
    title: (count) => n(count, 'Geben Sie Ihre Karte zurück?', 'Welche Karten geben Sie zurück?'),
    choose: (count) =>
      n(count, 'Wählen Sie die Karte, um zu sehen, was Sie zurückbekommen.', 'Wählen Sie Karten, um zu sehen, was Sie zurückbekommen.'),
    amount: 'Sie bekommen zurück',
    fee: 'Einbehalten',
    asking: 'Wird berechnet …',
    next: 'Weiter',
    stop: 'Doch nicht',
    askTitle: (count) => n(count, '# Karte zurückgeben?', '# Karten zurückgeben?'),
    askText: (amount, count) =>
      `${amount} gehen auf dem Weg zurück, auf dem Sie gezahlt haben. ${n(count, 'Die Karte gilt', 'Die Karten gelten')} sofort nicht mehr, andere können sie kaufen.`,
    askFee: (fee) => `${fee} werden einbehalten.`,
    confirm: (amount) => `${amount} zurückbekommen`,
    keep: () => 'Behalten',
    sending: 'Wird zurückgegeben …',
    done: {
      pending: {
        title: 'Das Geld ist auf dem Weg',
        text: (amount) =>
          `${amount} gehen auf dem Weg zurück, auf dem Sie gezahlt haben. Wir bleiben dran; Sie können diese Seite schließen.`,
      },
      succeeded: {
        title: 'Zurückgezahlt',
        text: (amount) => `${amount} gehen auf dem Weg zurück, auf dem Sie gezahlt haben. Bei Banken dauert das bis zu zehn Tage.`,
      },
      failed: {
        title: 'Das hat nicht geklappt',
        text: (amount, count) =>
          `${amount} konnten nicht zurückgezahlt werden. ${n(count, 'Ihre Karte gilt', 'Ihre Karten gelten')} weiter.`,
      },
    },
    close: 'Schließen',
  },
  not: {
    policy: (count) =>
      `${n(count, 'Diese Karte lässt', 'Diese Karten lassen')} sich hier nicht zurückgeben. Bitte fragen Sie den Veranstalter.`,
    too_late: () => 'Die Frist für die Rückgabe ist vorbei.',
    not_refundable: (count) => n(count, 'Diese Karte wird nicht erstattet.', 'Diese Karten werden nicht erstattet.'),
    checked_in: () => 'Eine benutzte Karte lässt sich nicht zurückgeben.',
    nothing_left: () => 'Es ist nichts mehr zurückzuzahlen.',
    disputed: () => 'Ihre Bank beanstandet diese Zahlung. Bis das entschieden ist, lässt sich nichts zurückzahlen.',
    order_state: () => 'Karten lassen sich zurückgeben, sobald die Bestellung bestätigt ist.',
  },
  refused: { title: 'Das hat nicht geklappt.', text: 'Nichts hat sich geändert. Bitte versuchen Sie es noch einmal.' },
};
