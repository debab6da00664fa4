/** What the card fields know about cards. No DOM in here. */

/** `visa`, `mastercard`, `amex` or an empty text. */
export function brandOf(number) {
  if (/^4/.test(number)) return 'visa';
  if (/^3[47]/.test(number)) return 'amex';
  return /^(5[1-5]|2[2-7])/.test(number) ? 'mastercard' : '';
}

/** Digits in the groups printed on the card. */
export function groupNumber(text) {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  const groups = brandOf(digits) === 'amex' ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /^(\d{1,4})(\d{1,4})?(\d{1,4})?(\d{1,7})?/;
  return (groups.exec(digits) ?? []).slice(1).filter(Boolean).join(' ');
}

/** `1` stays, `7` becomes `07 / `, `1228` becomes `12 / 28`. */
export function groupExpiry(text, deleting) {
  let digits = text.replace(/\D/g, '');
  if (/^[2-9]/.test(digits)) digits = `0${digits}`;
  digits = digits.length === 6 ? digits.slice(0, 2) + digits.slice(4) : digits.slice(0, 4); // autofill may give a full year
  if (digits.length < 2 || (digits.length === 2 && deleting)) return digits;
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

/** The month and the full year of `12 / 28`. */
export function readExpiry(text) {
  const [month = '', year = ''] = text.split('/').map((part) => part.trim());
  return { month: Number(month), year: 2000 + Number(year), complete: month.length === 2 && year.length === 2 };
}

/** The first fault of every field, as Stripe's codes; an empty object when the card may be sent. */
export function faultsOf({ number, expiry, cvc }, today = new Date()) {
  const faults = {};
  const digits = number.replace(/\D/g, '');
  const length = brandOf(digits) === 'amex' ? 15 : 16;
  if (digits.length < length) faults.number = 'incomplete_number';
  else if (!passesLuhn(digits)) faults.number = 'invalid_number';
  const { month, year, complete } = readExpiry(expiry);
  if (!complete) faults.expiry = 'incomplete_expiry';
  else if (month < 1 || month > 12) faults.expiry = 'invalid_expiry_month';
  else if (new Date(year, month, 1) <= today) faults.expiry = 'invalid_expiry_year_past';
  if (cvc.replace(/\D/g, '').length < (brandOf(digits) === 'amex' ? 4 : 3)) faults.cvc = 'incomplete_cvc';
  return faults;
}

function passesLuhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
