import { counter } from '../messages.js';
import type { OrderMessages } from './messages.js';

const n = counter('es');

/** Spanish. */
export const orderMessages: OrderMessages = {
  loading: 'Cargando su pedido',
  notFound: { title: 'Este pedido no se puede mostrar.', text: 'Puede que el enlace esté incompleto. Use el de su correo.' },
  number: (number) => `Pedido ${number}`,
  status: {
    held: 'Reservado',
    awaiting_payment: 'Pendiente de pago',
    processing: 'Pago en curso',
    confirmed: 'Confirmado',
    partially_refunded: 'Reembolsado en parte',
    refunded: 'Reembolsado',
    expired: 'Caducado',
    cancelled: 'Cancelado',
  },
  explain: {
    held: (count) => n(count, 'La entrada está reservada, pero aún no comprada.', 'Las entradas están reservadas, pero aún no compradas.'),
    awaiting_payment: (count) => `${n(count, 'La entrada está reservada', 'Las entradas están reservadas')} hasta que llegue el pago.`,
    processing: (count) =>
      `Su banco está tramitando el pago. ${n(count, 'Su entrada llega por correo y aparece', 'Sus entradas llegan por correo y aparecen')} aquí en cuanto se complete.`,
    expired: (count) =>
      `La reserva terminó antes de que llegara un pago. Si aún llega, se convierte en ${n(count, 'una entrada', 'entradas')} mientras queden, o se devuelve por completo.`,
    cancelled: () => 'Este pedido se ha cancelado. Lo pagado se devuelve.',
  },
  tickets: (count) => n(count, 'Su entrada', 'Sus entradas'),
  discount: 'Descuento',
  total: 'Total',
  refunded: 'Devuelto',
  calendar: 'Añadir al calendario',
  refund: {
    pending: (amount) => `${amount} están de camino`,
    succeeded: (amount) => `${amount} devueltos`,
    failed: (amount, count) =>
      `No se han podido devolver ${amount}; ${n(count, 'la entrada sigue siendo válida', 'las entradas siguen siendo válidas')}`,
  },
  dispute: {
    open: (count) =>
      `Su banco está revisando este pago. Mientras tanto, ${n(count, 'su entrada sigue siendo válida', 'sus entradas siguen siendo válidas')}.`,
    won: () => 'Su banco ha revisado este pago y lo ha confirmado.',
    lost: (count) => `Su banco ha retirado este pago, así que ${n(count, 'la entrada ya no es válida', 'las entradas ya no son válidas')}.`,
  },
  back: {
    begin: (count) => n(count, 'Devolver la entrada', 'Devolver entradas'),
    until: (moment) => `Posible hasta el ${moment}`,
    title: (count) => n(count, '¿Devuelve su entrada?', '¿Qué entradas devuelve?'),
    choose: (count) => `Elija ${n(count, 'la entrada', 'entradas')} para ver cuánto se le devuelve.`,
    amount: 'Recibe',
    fee: 'Se retiene',
    asking: 'Calculando…',
    next: 'Continuar',
    stop: 'Dejarlo',
    askTitle: (count) => n(count, '¿Devolver # entrada?', '¿Devolver # entradas?'),
    askText: (amount, count) =>
      `${amount} vuelven por el medio de pago utilizado. ${n(count, 'La entrada deja de valer al momento y otros pueden comprarla.', 'Las entradas dejan de valer al momento y otros pueden comprarlas.')}`,
    askFee: (fee) => `Se retienen ${fee}.`,
    confirm: (amount) => `Recibir ${amount}`,
    keep: (count) => n(count, 'Conservarla', 'Conservarlas'),
    sending: 'Devolviendo…',
    done: {
      pending: {
        title: 'Está en camino',
        text: (amount) => `${amount} vuelven por el medio de pago utilizado. Seguimos en ello; puede cerrar esta página.`,
      },
      succeeded: {
        title: 'Devuelto',
        text: (amount) => `${amount} vuelven por el medio de pago utilizado. Los bancos tardan hasta diez días en mostrarlo.`,
      },
      failed: {
        title: 'No ha funcionado',
        text: (amount, count) =>
          `No se han podido devolver ${amount}. ${n(count, 'Su entrada sigue siendo válida', 'Sus entradas siguen siendo válidas')}.`,
      },
    },
    close: 'Cerrar',
  },
  not: {
    policy: (count) =>
      `${n(count, 'Esta entrada no se puede', 'Estas entradas no se pueden')} devolver aquí. Consulte con la organización.`,
    too_late: () => 'El plazo para devolver entradas ha terminado.',
    not_refundable: (count) => n(count, 'Esta entrada no se reembolsa.', 'Estas entradas no se reembolsan.'),
    checked_in: () => 'Una entrada usada no se puede devolver.',
    nothing_left: () => 'No queda nada por devolver.',
    disputed: () => 'Su banco disputa este pago. No se puede devolver nada hasta que se decida.',
    order_state: () => 'Las entradas se pueden devolver cuando el pedido esté confirmado.',
  },
  refused: { title: 'No ha funcionado.', text: 'No ha cambiado nada. Inténtelo de nuevo.' },
};
