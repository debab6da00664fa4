/** What the mails say, language by language. `{…}` is filled in. */
export interface Words {
  confirmed: string;
  hello: string;
  order: string;
  total: string;
  free: string;
  show: string;
  /** The link to the order's page. */
  yourOrder: string;
  ticket: string;
  noName: string;
  cancelledSubject: string;
  cancelledText: string;
  cancelledReason: string;
  cancelledQuestions: string;
  footer: string;
}

const en: Words = {
  confirmed: 'Your tickets for {event}',
  hello: 'See you there, {name}',
  order: 'Order {number}',
  total: 'Total',
  free: 'Free',
  show: 'Show the QR code or say the code at the entrance.',
  yourOrder: 'Your order',
  ticket: 'Ticket',
  noName: 'No name yet',
  cancelledSubject: 'Cancelled: {event}',
  cancelledText: '{event}, {when}, does not take place. {organization} has cancelled it.',
  cancelledReason: 'The reason: {reason}',
  cancelledQuestions: 'Answer this mail if you have questions about your tickets or your payment.',
  footer: 'Sold by {organization} with EchoPlex Tickets.',
};
const de: Words = {
  confirmed: 'Ihre Karten für {event}',
  hello: 'Bis bald, {name}',
  order: 'Bestellung {number}',
  total: 'Summe',
  free: 'Kostenlos',
  show: 'Zeigen Sie am Einlass den QR-Code oder nennen Sie den Code.',
  yourOrder: 'Ihre Bestellung',
  ticket: 'Karte',
  noName: 'Noch kein Name',
  cancelledSubject: 'Abgesagt: {event}',
  cancelledText: '{event}, {when}, findet nicht statt. {organization} hat die Veranstaltung abgesagt.',
  cancelledReason: 'Der Grund: {reason}',
  cancelledQuestions: 'Antworten Sie auf diese Mail, wenn Sie Fragen zu Ihren Karten oder Ihrer Zahlung haben.',
  footer: 'Verkauft von {organization} mit EchoPlex Tickets.',
};
const fr: Words = {
  confirmed: 'Vos billets pour {event}',
  hello: 'À bientôt, {name}',
  order: 'Commande {number}',
  total: 'Total',
  free: 'Gratuit',
  show: 'Présentez le code QR à l’entrée ou dictez le code.',
  yourOrder: 'Votre commande',
  ticket: 'Billet',
  noName: 'Sans nom pour l’instant',
  cancelledSubject: 'Annulé : {event}',
  cancelledText: '{event}, {when}, n’aura pas lieu. {organization} a annulé l’événement.',
  cancelledReason: 'La raison : {reason}',
  cancelledQuestions: 'Répondez à ce message si vous avez des questions sur vos billets ou votre paiement.',
  footer: 'Vendu par {organization} avec EchoPlex Tickets.',
};
const es: Words = {
  confirmed: 'Tus entradas para {event}',
  hello: 'Nos vemos, {name}',
  order: 'Pedido {number}',
  total: 'Total',
  free: 'Gratis',
  show: 'Muestra el código QR en la entrada o di el código.',
  yourOrder: 'Tu pedido',
  ticket: 'Entrada',
  noName: 'Aún sin nombre',
  cancelledSubject: 'Cancelado: {event}',
  cancelledText: '{event}, {when}, no se celebrará. {organization} lo ha cancelado.',
  cancelledReason: 'El motivo: {reason}',
  cancelledQuestions: 'Responde a este correo si tienes preguntas sobre tus entradas o tu pago.',
  footer: 'Vendido por {organization} con EchoPlex Tickets.',
};

const languages: Record<string, Words> = { en, de, fr, es };

/** The language of an order's locale in which we have words: English for those that we do not have yet. */
export function languageOf(locale: string): string {
  const language = locale.slice(0, 2);
  return language in languages ? language : 'en';
}

/** The words of an order's locale. */
export const wordsFor = (locale: string): Words => languages[languageOf(locale)] ?? en;

/** Fills in `{name}`. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
