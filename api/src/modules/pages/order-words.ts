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
  missing: 'To see your order, please open the whole link in your mail.',
  opening: 'One moment, your order is being opened.',
  failed: 'Your order could not be loaded. Please check your connection and reload the page.',
  needsScript: 'This page needs JavaScript to show your order. Please allow it first.',
};

const de: OrderPageWords = {
  title: 'Ihre Bestellung',
  missing: 'Um Ihre Bestellung zu sehen, öffnen Sie bitte den vollständigen Link in Ihrer Mail.',
  opening: 'Einen Moment, Ihre Bestellung wird geöffnet.',
  failed: 'Ihre Bestellung konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und laden Sie die Seite neu.',
  needsScript: 'Diese Seite braucht JavaScript, um Ihre Bestellung zu zeigen. Bitte erlauben Sie es zuerst.',
};

const fr: OrderPageWords = {
  title: 'Votre commande',
  missing: 'Pour voir votre commande, ouvrez le lien complet reçu par mail.',
  opening: 'Un instant, votre commande s’ouvre.',
  failed: 'Votre commande n’a pas pu être chargée. Vérifiez votre connexion et rechargez la page.',
  needsScript: 'Cette page a besoin de JavaScript pour afficher votre commande. Autorisez-le d’abord.',
};

const es: OrderPageWords = {
  title: 'Tu pedido',
  missing: 'Para ver tu pedido, abre el enlace completo de tu correo.',
  opening: 'Un momento, estamos abriendo tu pedido.',
  failed: 'No se ha podido cargar tu pedido. Comprueba tu conexión y vuelve a cargar la página.',
  needsScript: 'Esta página necesita JavaScript para mostrar tu pedido. Permítelo primero.',
};

/** The words of each language. */
export const orderPageWords: Record<Language, OrderPageWords> = { en, de, fr, es };
