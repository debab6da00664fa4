/** A place in the page's own tree that shows up inside a shadow root. */
export interface LightSlot {
  /** Lies outside every shadow root; third-party forms are mounted here. */
  readonly element: HTMLElement;
  /** Takes it and everything that leads to it out again. */
  remove(): void;
}

let count = 0;

/**
 * Makes an element in the page itself that is shown in the widget's slot `name`. A payment form cannot live inside a
 * shadow root, and the widget may sit in several: from each one a `<slot>` leads on to the next, up to the document.
 */
export const createLightSlot = (host: HTMLElement, name: string): LightSlot => {
  const page = host.ownerDocument;
  const made: HTMLElement[] = [];
  let outer = host;
  let slotName = name;
  for (let root = outer.getRootNode(); root instanceof ShadowRoot; root = outer.getRootNode()) {
    count += 1;
    const link = page.createElement('slot');
    link.slot = slotName;
    link.name = `echoplex-${count}`;
    outer.append(link);
    made.push(link);
    slotName = link.name;
    outer = root.host as HTMLElement;
  }
  const element = page.createElement('div');
  element.slot = slotName;
  outer.append(element);
  made.push(element);
  return { element, remove: () => made.forEach((node) => node.remove()) };
};
