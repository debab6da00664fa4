import type { Language } from './words.js';

/** Everything the order page says until the widget shows the order. */
export interface OrderPageWords {
  title: string;
  /** Without a secret nobody can be shown anything. */
  missing: string;
  opening: string;
  failed: string;
  needsScript: string;
}

const en: OrderPageWords = {
  title: 'Your order',
  missing: 'You get to your order by the link in your mail. Please open it from there, the whole of it.',
  opening: 'One moment, your order is being opened.',
  failed: 'Your order could not be loaded. Please check your connection and reload the page.',
  needsScript: 'This page needs JavaScript to show your order. Please allow it first.',
};

const de: OrderPageWords = {
  title: 'Ihre Bestellung',
  missing: 'Zu Ihrer Bestellung kommen Sie über den Link in Ihrer Mail. Bitte öffnen Sie ihn von dort, und zwar vollständig.',
  opening: 'Einen Moment, Ihre Bestellung wird geöffnet.',
  failed: 'Ihre Bestellung konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und laden Sie die Seite neu.',
  needsScript: 'Diese Seite braucht JavaScript, um Ihre Bestellung zu zeigen. Bitte erlauben Sie es zuerst.',
};

const fr: OrderPageWords = {
  title: 'Votre commande',
  missing: 'Vous accédez à votre commande par le lien reçu par mail. Ouvrez-le depuis ce message, en entier.',
  opening: 'Un instant, votre commande s’ouvre.',
  failed: 'Votre commande n’a pas pu être chargée. Vérifiez votre connexion et rechargez la page.',
  needsScript: 'Cette page a besoin de JavaScript pour afficher votre commande. Autorisez-le d’abord.',
};

const es: OrderPageWords = {
  title: 'Tu pedido',
  missing: 'A tu pedido se llega con el enlace de tu correo. Ábrelo desde allí, completo.',
  opening: 'Un momento, estamos abriendo tu pedido.',
  failed: 'No se ha podido cargar tu pedido. Comprueba tu conexión y vuelve a cargar la página.',
  needsScript: 'Esta página necesita JavaScript para mostrar tu pedido. Permítelo primero.',
};

/** The words of each language. */
export const orderPageWords: Record<Language, OrderPageWords> = { en, de, fr, es };
