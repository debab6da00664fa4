import type { ReactiveControllerHost } from 'lit';
import { createFormat, type Format } from '../../i18n/format.js';
import { fallbackMessages, loadMessages, pickLocale, type Locale } from '../../i18n/locale.js';
import type { Messages } from '../../i18n/messages.js';

/** The words and formats of the language in use. */
export interface Words {
  locale: Locale;
  t: Messages;
  format: Format;
  /** The words are those of the locale, not yet or no longer the English stand-in. */
  ready: boolean;
}

interface WordsSource {
  readonly current: Words;
  /** Changes the language if need be, and asks the host to update once its words are there. */
  use(wishes: readonly (string | null | undefined)[]): void;
}

/** Loads the words a host needs. */
export const createWords = (host: ReactiveControllerHost): WordsSource => {
  const english = (ready: boolean, locale: Locale): Words => ({ locale, t: fallbackMessages, format: createFormat(locale.tag), ready });
  let current = english(true, { language: 'en', tag: 'en' });

  const load = async (locale: Locale): Promise<void> => {
    try {
      const t = await loadMessages(locale.language);
      if (current.locale === locale) current = { ...current, t, ready: true };
    } catch {
      // Without the table the shop sells in English rather than not at all.
      if (current.locale === locale) current = english(true, { language: 'en', tag: 'en' });
    }
    host.requestUpdate();
  };

  return {
    get current() {
      return current;
    },
    use(wishes) {
      const locale = pickLocale(wishes);
      if (locale.tag === current.locale.tag) return;
      current = english(locale.language === 'en', locale);
      if (!current.ready) void load(locale);
    },
  };
};
