/** The languages that pages speak. */
export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** Everything the event page says by itself. Functions where a name, a price or a moment goes in. */
export interface Words {
  /** For dates and amounts, and for those who share the page. */
  locale: string;
  skip: string;
  when: string;
  where: string;
  online: string;
  watch: string;
  organizer: string;
  contact: string;
  map: string;
  about: string;
  tickets: string;
  free: string;
  from(price: string): string;
  state: Record<'on_sale' | 'upcoming' | 'sold_out' | 'ended' | 'cancelled', string>;
  opensOn(moment: string): string;
  needsScript: string;
  askOrganizer(address: string): string;
  calendar: string;
  calendarFile: string;
  otherDates: string;
  cancelled: string;
  over: string;
  notYet(moment: string): string;
  soldOut: string;
  refunds: string;
  refundRule: {
    none: string;
    always: string;
    until(moment: string): string;
    except(tiers: string): string;
    keeps(fee: string): string;
    perTicket(amount: string): string;
    ofPrice(percent: string): string;
    and: string;
  };
  times(start: string, end: string): string;
  until(start: string, end: string): string;
  notFound: { title: string; text: string };
}

const en: Words = {
  locale: 'en-GB',
  skip: 'Skip to the tickets',
  when: 'When',
  where: 'Where',
  online: 'Online',
  watch: 'Watch it here',
  organizer: 'Organizer',
  contact: 'Write to them',
  map: 'Show on a map',
  about: 'About the event',
  tickets: 'Tickets',
  free: 'Free',
  from: (price) => `from ${price}`,
  state: { on_sale: 'On sale', upcoming: 'Not on sale yet', sold_out: 'Sold out', ended: 'Sales have ended', cancelled: 'Cancelled' },
  opensOn: (moment) => `On sale from ${moment}`,
  needsScript: 'To buy tickets here, please allow JavaScript and reload the page.',
  askOrganizer: (address) => `Or write to ${address}.`,
  calendar: 'Add to your calendar',
  calendarFile: 'Calendar file',
  otherDates: 'Other dates',
  cancelled: 'This event has been cancelled.',
  over: 'This event is over.',
  notYet: (moment) => `Tickets go on sale on ${moment}.`,
  soldOut: 'All tickets are sold.',
  refunds: 'Refunds',
  refundRule: {
    none: 'Only the organizer can refund tickets.',
    always: 'You can return tickets yourself until the event begins.',
    until: (moment) => `You can return tickets yourself until ${moment}.`,
    except: (tiers) => `This does not apply to ${tiers}.`,
    keeps: (fee) => `The organizer keeps ${fee}.`,
    perTicket: (amount) => `${amount} per ticket`,
    ofPrice: (percent) => `${percent} of the price`,
    and: 'and',
  },
  times: (start, end) => `${start} to ${end}`,
  until: (start, end) => `${start}, until ${end}`,
  notFound: {
    title: 'There is no event here',
    text: 'The address may be mistyped, or the event is not public. Ask whoever gave it to you.',
  },
};

const de: Words = {
  locale: 'de-DE',
  skip: 'Zu den Karten springen',
  when: 'Wann',
  where: 'Wo',
  online: 'Online',
  watch: 'Hier ansehen',
  organizer: 'Veranstalter',
  contact: 'Schreiben',
  map: 'Auf der Karte zeigen',
  about: 'Über die Veranstaltung',
  tickets: 'Karten',
  free: 'Kostenlos',
  from: (price) => `ab ${price}`,
  state: {
    on_sale: 'Im Verkauf',
    upcoming: 'Noch nicht im Verkauf',
    sold_out: 'Ausverkauft',
    ended: 'Verkauf beendet',
    cancelled: 'Abgesagt',
  },
  opensOn: (moment) => `Im Verkauf ab ${moment}`,
  needsScript: 'Um hier Karten zu kaufen, erlauben Sie bitte JavaScript und laden Sie die Seite neu.',
  askOrganizer: (address) => `Oder schreiben Sie an ${address}.`,
  calendar: 'In den Kalender',
  calendarFile: 'Kalenderdatei',
  otherDates: 'Weitere Termine',
  cancelled: 'Diese Veranstaltung wurde abgesagt.',
  over: 'Diese Veranstaltung ist vorbei.',
  notYet: (moment) => `Der Verkauf beginnt am ${moment}.`,
  soldOut: 'Alle Karten sind verkauft.',
  refunds: 'Erstattung',
  refundRule: {
    none: 'Karten erstattet nur der Veranstalter.',
    always: 'Bis zum Beginn können Sie Karten selbst zurückgeben.',
    until: (moment) => `Sie können Karten selbst zurückgeben, bis ${moment}.`,
    except: (tiers) => `Das gilt nicht für ${tiers}.`,
    keeps: (fee) => `Der Veranstalter behält ${fee}.`,
    perTicket: (amount) => `${amount} je Karte`,
    ofPrice: (percent) => `${percent} des Preises`,
    and: 'und',
  },
  times: (start, end) => `${start} bis ${end}`,
  until: (start, end) => `${start}, bis ${end}`,
  notFound: {
    title: 'Hier ist keine Veranstaltung',
    text: 'Vielleicht ist die Adresse vertippt, oder die Veranstaltung ist nicht öffentlich. Fragen Sie, von wem Sie sie haben.',
  },
};

const fr: Words = {
  locale: 'fr-FR',
  skip: 'Aller aux billets',
  when: 'Quand',
  where: 'Où',
  online: 'En ligne',
  watch: 'Regarder ici',
  organizer: 'Organisateur',
  contact: 'Écrire',
  map: 'Voir sur une carte',
  about: 'À propos de l’événement',
  tickets: 'Billets',
  free: 'Gratuit',
  from: (price) => `à partir de ${price}`,
  state: { on_sale: 'En vente', upcoming: 'Pas encore en vente', sold_out: 'Complet', ended: 'Vente terminée', cancelled: 'Annulé' },
  opensOn: (moment) => `En vente à partir du ${moment}`,
  needsScript: 'Pour acheter des billets ici, autorisez JavaScript et rechargez la page.',
  askOrganizer: (address) => `Ou écrivez à ${address}.`,
  calendar: 'Ajouter à votre agenda',
  calendarFile: 'Fichier d’agenda',
  otherDates: 'Autres dates',
  cancelled: 'Cet événement a été annulé.',
  over: 'Cet événement est terminé.',
  notYet: (moment) => `La vente commence le ${moment}.`,
  soldOut: 'Tous les billets sont vendus.',
  refunds: 'Remboursement',
  refundRule: {
    none: 'Seul l’organisateur rembourse les billets.',
    always: 'Vous pouvez rendre vos billets vous-même jusqu’au début de l’événement.',
    until: (moment) => `Vous pouvez rendre vos billets vous-même jusqu’au ${moment}.`,
    except: (tiers) => `Cela ne vaut pas pour ${tiers}.`,
    keeps: (fee) => `L’organisateur garde ${fee}.`,
    perTicket: (amount) => `${amount} par billet`,
    ofPrice: (percent) => `${percent} du prix`,
    and: 'et',
  },
  times: (start, end) => `${start} à ${end}`,
  until: (start, end) => `${start}, jusqu’au ${end}`,
  notFound: {
    title: 'Il n’y a pas d’événement ici',
    text: 'L’adresse est peut-être mal écrite, ou l’événement n’est pas public. Demandez à la personne qui vous l’a donnée.',
  },
};

const es: Words = {
  locale: 'es-ES',
  skip: 'Ir a las entradas',
  when: 'Cuándo',
  where: 'Dónde',
  online: 'En línea',
  watch: 'Verlo aquí',
  organizer: 'Organiza',
  contact: 'Escribir',
  map: 'Ver en un mapa',
  about: 'Sobre el evento',
  tickets: 'Entradas',
  free: 'Gratis',
  from: (price) => `desde ${price}`,
  state: { on_sale: 'A la venta', upcoming: 'Aún no a la venta', sold_out: 'Agotado', ended: 'Venta terminada', cancelled: 'Cancelado' },
  opensOn: (moment) => `A la venta desde el ${moment}`,
  needsScript: 'Para comprar entradas aquí, permite JavaScript y vuelve a cargar la página.',
  askOrganizer: (address) => `O escribe a ${address}.`,
  calendar: 'Añadir a tu calendario',
  calendarFile: 'Archivo de calendario',
  otherDates: 'Otras fechas',
  cancelled: 'Este evento se ha cancelado.',
  over: 'Este evento ya terminó.',
  notYet: (moment) => `La venta empieza el ${moment}.`,
  soldOut: 'Se han vendido todas las entradas.',
  refunds: 'Devoluciones',
  refundRule: {
    none: 'Solo el organizador devuelve el dinero de las entradas.',
    always: 'Puedes devolver tus entradas hasta que empiece el evento.',
    until: (moment) => `Puedes devolver tus entradas hasta el ${moment}.`,
    except: (tiers) => `No vale para ${tiers}.`,
    keeps: (fee) => `El organizador se queda con ${fee}.`,
    perTicket: (amount) => `${amount} por entrada`,
    ofPrice: (percent) => `${percent} del precio`,
    and: 'y',
  },
  times: (start, end) => `${start} a ${end}`,
  until: (start, end) => `${start}, hasta el ${end}`,
  notFound: {
    title: 'Aquí no hay ningún evento',
    text: 'Puede que la dirección esté mal escrita o que el evento no sea público. Pregunta a quien te la dio.',
  },
};

/** The words of each language. */
export const words: Record<Language, Words> = { en, de, fr, es };
