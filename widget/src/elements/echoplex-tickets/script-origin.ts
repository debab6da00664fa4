/**
 * Where the widget's own script came from, which is where its API is unless the `api` attribute says otherwise.
 * In the classic script build the bundler puts `document.currentScript` here.
 */
const scriptUrl: string = import.meta.url;

/** The API's address for a script address; the page's own origin for a script that came from a file. */
export const originOf = (script: string, page: string): string => {
  const { origin } = new URL(script, page);
  return origin === 'null' ? new URL(page).origin : origin;
};

/** The API's address when none is given. */
export const defaultApi = (): string => originOf(scriptUrl, window.location.href);
