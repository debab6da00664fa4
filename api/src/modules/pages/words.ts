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
  times: (start, end) => `${start} a ${end}`,
  until: (start, end) => `${start}, hasta el ${end}`,
  notFound: {
    title: 'Aquí no hay ningún evento',
    text: 'Puede que la dirección esté mal escrita o que el evento no sea público. Pregunta a quien te la dio.',
  },
};

/** The words of each language. */
export const words: Record<Language, Words> = { en, de, fr, es };
