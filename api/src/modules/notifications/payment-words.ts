import { languageOf } from './words.js';

/** What mails to buyers say about their money, language by language. `{…}` is filled in. */
export interface PaymentWords {
  refundSubject: string;
  fully: string;
  partly: string;
  refundOfCancelled: string;
  /** A payment that came too late. */
  noTickets: string;
  /** A payment for an order that was paid already. */
  paidTwice: string;
  /** Above the tickets that are void now. */
  ended: string;
  stillValid: string;
  bank: string;
  /** In the mail that says that an event was cancelled. */
  moneyGoesBack: string;
  organizerAnswers: string;
}

const en: PaymentWords = {
  refundSubject: 'Your payment for {event} was refunded',
  fully: 'We have paid back {amount} for {event}. With that, all of your payment is refunded.',
  partly: 'We have paid back {amount} of your payment for {event}.',
  refundOfCancelled: '{event} was cancelled. We have paid back {amount}.',
  noTickets:
    'Your payment for {event} arrived when the tickets were no longer to be had, so it could not become tickets. We have paid back {amount} in full.',
  paidTwice:
    'Your order for {event} was paid already when another payment arrived. We have paid back that one, {amount}, in full; your tickets are not affected.',
  ended: 'These tickets are no longer valid:',
  stillValid: 'Your other tickets stay valid.',
  bank: 'Your bank may take a few days to show the money.',
  moneyGoesBack: 'All your money goes back to you: {amount}, the way you have paid. Your bank may take a few days to show it.',
  organizerAnswers: '{organization} will get in touch with you about your payment.',
};
const de: PaymentWords = {
  refundSubject: 'Ihre Zahlung für {event} wurde erstattet',
  fully: 'Wir haben Ihnen {amount} für {event} erstattet. Damit ist Ihre Zahlung vollständig erstattet.',
  partly: 'Wir haben Ihnen {amount} Ihrer Zahlung für {event} erstattet.',
  refundOfCancelled: '{event} wurde abgesagt. Wir haben Ihnen {amount} erstattet.',
  noTickets:
    'Als Ihre Zahlung für {event} ankam, waren die Karten nicht mehr zu haben; sie konnte nicht mehr zu Karten werden. Wir haben Ihnen {amount} vollständig erstattet.',
  paidTwice:
    'Ihre Bestellung für {event} war schon bezahlt, als eine weitere Zahlung ankam. Diese haben wir Ihnen vollständig erstattet: {amount}. Ihre Karten bleiben davon unberührt.',
  ended: 'Diese Karten gelten nicht mehr:',
  stillValid: 'Ihre anderen Karten gelten weiterhin.',
  bank: 'Bis Ihre Bank das Geld anzeigt, können einige Tage vergehen.',
  moneyGoesBack:
    'Sie erhalten Ihr ganzes Geld zurück: {amount}, auf dem Weg, auf dem Sie bezahlt haben. Bis Ihre Bank es anzeigt, können einige Tage vergehen.',
  organizerAnswers: '{organization} meldet sich bei Ihnen wegen Ihrer Zahlung.',
};
const fr: PaymentWords = {
  refundSubject: 'Votre paiement pour {event} a été remboursé',
  fully: 'Nous vous avons remboursé {amount} pour {event}. Votre paiement est ainsi remboursé en totalité.',
  partly: 'Nous vous avons remboursé {amount} de votre paiement pour {event}.',
  refundOfCancelled: '{event} a été annulé. Nous vous avons remboursé {amount}.',
  noTickets:
    'Quand votre paiement pour {event} est arrivé, les billets n’étaient plus disponibles ; il n’a donc pas pu donner de billets. Nous vous avons remboursé {amount} en totalité.',
  paidTwice:
    'Votre commande pour {event} était déjà payée quand un autre paiement est arrivé. Nous l’avons remboursé en totalité : {amount}. Vos billets restent valables.',
  ended: 'Ces billets ne sont plus valables :',
  stillValid: 'Vos autres billets restent valables.',
  bank: 'Votre banque peut mettre quelques jours à afficher l’argent.',
  moneyGoesBack:
    'Tout votre argent vous est rendu : {amount}, par le moyen de paiement utilisé. Votre banque peut mettre quelques jours à l’afficher.',
  organizerAnswers: '{organization} vous contactera au sujet de votre paiement.',
};
const es: PaymentWords = {
  refundSubject: 'Hemos devuelto tu pago de {event}',
  fully: 'Te hemos devuelto {amount} de {event}. Con eso, tu pago queda devuelto por completo.',
  partly: 'Te hemos devuelto {amount} de tu pago de {event}.',
  refundOfCancelled: '{event} se ha cancelado. Te hemos devuelto {amount}.',
  noTickets:
    'Cuando llegó tu pago de {event} ya no quedaban esas entradas, así que no pudo convertirse en entradas. Te hemos devuelto {amount} por completo.',
  paidTwice:
    'Tu pedido de {event} ya estaba pagado cuando llegó otro pago. Te lo hemos devuelto por completo: {amount}. Tus entradas siguen siendo válidas.',
  ended: 'Estas entradas ya no son válidas:',
  stillValid: 'Tus otras entradas siguen siendo válidas.',
  bank: 'Tu banco puede tardar unos días en mostrar el dinero.',
  moneyGoesBack: 'Recuperas todo tu dinero: {amount}, por el mismo medio con el que pagaste. Tu banco puede tardar unos días en mostrarlo.',
  organizerAnswers: '{organization} se pondrá en contacto contigo por tu pago.',
};

const languages: Record<string, PaymentWords> = { en, de, fr, es };

/** The words of an order's locale; English for languages we do not have yet. */
export const paymentWordsFor = (locale: string): PaymentWords => languages[languageOf(locale)] ?? en;
