/**
 * Words and runs that everybody tries first, after digits, signs and replaced letters are taken away: `P4ssw0rd!2026` is `password`. The
 * lists of breached passwords are full of these; whoever needs more sets a longer one.
 */
const words = `
  password passwort motdepasse contrasena adgangskode wachtwoord passphrase letmein welcome welcomeback changeme default secret
  administrator superuser supervisor rootroot testtest testtester guestguest useruser qwerty qwertyuiop qwertyqwerty qwertz qwertzuiop
  azerty azertyuiop asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc abcdef abcdefg abcdefgh abcdefghij abcabc
  iloveyou ilovehim iloveher loveyou loveme lovelove sunshine princess football baseball basketball superman batman spiderman
  dragon dragonball monkey shadow master mustang corvette ferrari porsche jordan michael jennifer jessica ashley daniel charlie
  summer winter spring autumn january february september october november december monday friday sunday
  chocolate cheese banana orange cookie pepper ginger flower butterfly starwars pokemon nintendo minecraft liverpool arsenal chelsea
  barcelona realmadrid manchester juventus computer internet samsung iphone google facebook microsoft whatever nothing trustno
  freedom america england deutschland france espana danmark hello helloworld hellohello goodbye ticket tickets echoplex festival concert
`
  .trim()
  .split(/\s+/);

const common = new Set(words);
const replaced: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

const letters = (text: string): string => text.replaceAll(/[^a-z]/g, '');
const unreplaced = (text: string): string => text.replaceAll(/[013457@$!]/g, (sign) => replaced[sign] ?? sign);

/** Whether it is a run of neighbouring digits or letters, up or down: `1234567890`, `9876543210`, `abcdefghij`. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) steps.add((text.codePointAt(index) ?? 0) - (text.codePointAt(index - 1) ?? 0));
  return [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9);
}

/** Whether a password is one of those that are guessed first. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  // Signs at the end are decoration; in the middle they stand for letters.
  const core = lower.replace(/^[^a-z0-9@$]+|[^a-z]+$/g, '');
  const candidates = [letters(lower), letters(unreplaced(core)), letters(unreplaced(lower))];
  const doubled = candidates.map((text) => (text.length % 2 === 0 && text.slice(text.length / 2) === text.slice(0, text.length / 2) ? text.slice(0, text.length / 2) : text)); // prettier-ignore
  return isRun(lower) || [...candidates, ...doubled].some((text) => common.has(text));
}
