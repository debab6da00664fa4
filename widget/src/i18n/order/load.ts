import type { Language } from '../locale.js';
import { orderMessages as english } from './en.js';
import type { OrderMessages } from './messages.js';

/** English comes with the element; it is what is shown if another table cannot be loaded. */
export const fallbackOrderMessages: OrderMessages = english;

const loaders: Record<Language, () => Promise<{ orderMessages: OrderMessages }>> = {
  en: () => Promise.resolve({ orderMessages: english }),
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
};

/** What an order says in a language. */
export const loadOrderMessages = async (language: Language): Promise<OrderMessages> => (await loaders[language]()).orderMessages;
