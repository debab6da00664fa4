/** The words of the card fields. Error codes are Stripe's. */
const english = {
  number: 'Card number',
  expiry: 'Expiry date',
  cvc: 'Security code',
  month: 'MM',
  year: 'YY',
  test: 'Test payment, nothing is charged.',
  fill: 'Fill in the test card',
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: "Your card's expiry date is incomplete.",
  invalid_expiry_month: "Your card's expiry date is invalid.",
  invalid_expiry_year_past: "Your card's expiry date is in the past.",
  incomplete_cvc: "Your card's security code is incomplete.",
  unreachable: 'The payment service could not be reached. Check your connection and try again.',
};

const languages = {
  en: english,
  de: {
    number: 'Kartennummer',
    expiry: 'Gültig bis',
    cvc: 'Prüfnummer',
    month: 'MM',
    year: 'JJ',
    test: 'Testzahlung, es wird nichts abgebucht.',
    fill: 'Testkarte eintragen',
    incomplete_number: 'Die Kartennummer ist unvollständig.',
    invalid_number: 'Die Kartennummer ist ungültig.',
    incomplete_expiry: 'Das Ablaufdatum ist unvollständig.',
    invalid_expiry_month: 'Das Ablaufdatum ist ungültig.',
    invalid_expiry_year_past: 'Die Karte ist abgelaufen.',
    incomplete_cvc: 'Die Prüfnummer ist unvollständig.',
    unreachable: 'Der Zahlungsdienst ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  },
  fr: {
    number: 'Numéro de carte',
    expiry: "Date d'expiration",
    cvc: 'Code de sécurité',
    month: 'MM',
    year: 'AA',
    test: 'Paiement de test, rien ne sera débité.',
    fill: 'Remplir la carte de test',
    incomplete_number: 'Le numéro de carte est incomplet.',
    invalid_number: "Le numéro de carte n'est pas valide.",
    incomplete_expiry: "La date d'expiration est incomplète.",
    invalid_expiry_month: "La date d'expiration n'est pas valide.",
    invalid_expiry_year_past: 'La carte a expiré.',
    incomplete_cvc: 'Le code de sécurité est incomplet.',
    unreachable: 'Le service de paiement est injoignable. Vérifiez votre connexion et réessayez.',
  },
  es: {
    number: 'Número de tarjeta',
    expiry: 'Fecha de caducidad',
    cvc: 'Código de seguridad',
    month: 'MM',
    year: 'AA',
    test: 'Pago de prueba, no se cobra nada.',
    fill: 'Rellenar la tarjeta de prueba',
    incomplete_number: 'El número de tarjeta está incompleto.',
    invalid_number: 'El número de tarjeta no es válido.',
    incomplete_expiry: 'La fecha de caducidad está incompleta.',
    invalid_expiry_month: 'La fecha de caducidad no es válida.',
    invalid_expiry_year_past: 'La tarjeta ha caducado.',
    incomplete_cvc: 'El código de seguridad está incompleto.',
    unreachable: 'No se puede acceder al servicio de pago. Compruebe la conexión e inténtelo de nuevo.',
  },
};

/** The words for `de`, `de-AT`, `auto`, undefined …; English for what is not there. */
export function messagesFor(locale) {
  const wanted = !locale || locale === 'auto' ? navigator.language : locale;
  const language = wanted.toLowerCase().split('-')[0];
  return { language: language in languages ? language : 'en', words: languages[language] ?? english };
}
