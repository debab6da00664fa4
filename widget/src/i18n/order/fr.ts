import { counter } from '../messages.js';
import type { OrderMessages } from './messages.js';

const n = counter('fr');

/** French. */
export const orderMessages: OrderMessages = {
  loading: 'Chargement de votre commande',
  notFound: {
    title: 'Cette commande ne peut pas être affichée.',
    text: 'Le lien est peut-être incomplet. Utilisez celui de votre e-mail.',
  },
  number: (number) => `Commande ${number}`,
  status: {
    held: 'Réservée',
    awaiting_payment: 'En attente de paiement',
    processing: 'Paiement en cours',
    confirmed: 'Confirmée',
    partially_refunded: 'Remboursée en partie',
    refunded: 'Remboursée',
    expired: 'Expirée',
    cancelled: 'Annulée',
  },
  explain: {
    held: (count) => n(count, 'Le billet est réservé, mais pas encore acheté.', 'Les billets sont réservés, mais pas encore achetés.'),
    awaiting_payment: (count) => `${n(count, 'Le billet est réservé', 'Les billets sont réservés')} jusqu’à l’arrivée du paiement.`,
    processing: (count) =>
      `Votre banque traite le paiement. ${n(count, 'Votre billet arrive par e-mail et s’affiche', 'Vos billets arrivent par e-mail et s’affichent')} ici dès que le paiement a abouti.`,
    expired: (count) =>
      `La réservation a pris fin avant l’arrivée d’un paiement. S’il arrive encore, il devient ${n(count, 'un billet', 'des billets')} tant qu’il en reste, ou est remboursé en entier.`,
    cancelled: () => 'Cette commande a été annulée. Ce qui a été payé est remboursé.',
  },
  tickets: (count) => n(count, 'Votre billet', 'Vos billets'),
  discount: 'Remise',
  total: 'Total',
  refunded: 'Remboursé',
  calendar: 'Ajouter au calendrier',
  refund: {
    pending: (amount) => `Remboursement de ${amount} en cours`,
    succeeded: (amount) => `${amount} remboursés`,
    failed: (amount, count) =>
      `${amount} n’ont pas pu être remboursés ; ${n(count, 'le billet reste valable', 'les billets restent valables')}`,
  },
  dispute: {
    open: (count) =>
      `Votre banque examine ce paiement. ${n(count, 'Votre billet reste valable', 'Vos billets restent valables')} entre-temps.`,
    won: () => 'Votre banque a examiné ce paiement et l’a confirmé.',
    lost: (count) =>
      `Votre banque a repris ce paiement ; ${n(count, 'le billet n’est donc plus valable', 'les billets ne sont donc plus valables')}.`,
  },
  back: {
    begin: (count) => n(count, 'Rendre le billet', 'Rendre des billets'),
    until: (moment) => `Possible jusqu’au ${moment}`,
    title: (count) => n(count, 'Rendez-vous votre billet ?', 'Quels billets rendez-vous ?'),
    choose: (count) => `Choisissez ${n(count, 'le billet', 'des billets')} pour voir ce qui vous est remboursé.`,
    amount: 'Vous recevez',
    fee: 'Retenu',
    asking: 'Calcul en cours…',
    next: 'Continuer',
    stop: 'Laisser',
    askTitle: (count) => n(count, 'Rendre # billet ?', 'Rendre # billets ?'),
    askText: (amount, count) =>
      `${amount} reviennent par le moyen de paiement utilisé. ${n(count, 'Le billet est aussitôt annulé et d’autres peuvent l’acheter.', 'Les billets sont aussitôt annulés et d’autres peuvent les acheter.')}`,
    askFee: (fee) => `${fee} sont retenus.`,
    confirm: (amount) => `Recevoir ${amount}`,
    keep: (count) => n(count, 'Le garder', 'Les garder'),
    sending: 'Un instant…',
    done: {
      pending: {
        title: 'C’est en route',
        text: (amount) => `${amount} reviennent par le moyen de paiement utilisé. Nous nous en occupons ; vous pouvez fermer cette page.`,
      },
      succeeded: {
        title: 'Remboursé',
        text: (amount) => `${amount} reviennent par le moyen de paiement utilisé. Les banques mettent jusqu’à dix jours.`,
      },
      failed: {
        title: 'Cela n’a pas fonctionné',
        text: (amount, count) =>
          `${amount} n’ont pas pu être remboursés. ${n(count, 'Votre billet reste valable', 'Vos billets restent valables')}.`,
      },
    },
    close: 'Fermer',
  },
  not: {
    policy: (count) =>
      `${n(count, 'Ce billet ne peut pas être rendu', 'Ces billets ne peuvent pas être rendus')} ici. Adressez-vous à l’organisateur.`,
    too_late: () => 'Le délai pour rendre des billets est passé.',
    not_refundable: (count) => n(count, 'Ce billet n’est pas remboursable.', 'Ces billets ne sont pas remboursables.'),
    checked_in: () => 'Un billet utilisé ne peut pas être rendu.',
    nothing_left: () => 'Il ne reste rien à rembourser.',
    disputed: () => 'Votre banque conteste ce paiement. Rien ne peut être remboursé tant que ce n’est pas tranché.',
    order_state: () => 'Les billets peuvent être rendus une fois la commande confirmée.',
  },
  refused: { title: 'Cela n’a pas fonctionné.', text: 'Rien n’a changé. Veuillez réessayer.' },
};
