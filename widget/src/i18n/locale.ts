import { messages as english } from './en.js';
import type { Messages } from './messages.js';

/** The languages the widget speaks. */
export const languages = ['en', 'de', 'fr', 'es'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** A language with the full tag it was asked for, `de-AT`: words by language, money and dates by tag. */
export interface Locale {
  language: Language;
  tag: string;
}

const supported = (tag: string): Locale | null => {
  const language = languages.find((name) => name === tag.toLowerCase().split(/[-_]/u)[0]);
  if (!language) return null;
  try {
    return { language, tag: Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? language };
  } catch {
    // A malformed tag (`de-!`) still names its language.
    return { language, tag: language };
  }
};

/** The first wish the widget can fulfil, in order; English when there is none. */
export const pickLocale = (wishes: readonly (string | null | undefined)[]): Locale => {
  for (const wish of wishes) {
    const locale = wish ? supported(wish.trim()) : null;
    if (locale) return locale;
  }
  return { language: 'en', tag: 'en' };
};

/** English is always at hand: it is what is shown if another table cannot be loaded. */
export const fallbackMessages = english;

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => Promise.resolve({ messages: english }),
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
};

/** The words of a language. Each table but English is a chunk of its own. */
export const loadMessages = async (language: Language): Promise<Messages> => (await loaders[language]()).messages;
