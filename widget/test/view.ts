import { render, type TemplateResult } from 'lit';
import { createFormat } from '../src/i18n/format.js';
import { messages } from '../src/i18n/en.js';
import { later } from '../src/elements/echoplex-tickets/later.js';
import type { View } from '../src/parts/view.js';
import { initialState, type State } from '../src/state/model.js';
import { makeAvailability, makeEvent, makeOrder, makeTiers } from './stub/data.js';

/** A state in which tiers are shown. */
export const choosingState = (changes: Partial<State> = {}): State => {
  const tiers = makeTiers();
  return { ...initialState, step: 'choosing', event: makeEvent(), tiers, availability: makeAvailability(tiers), ...changes };
};

/** A state in which two tickets are held. */
export const heldState = (changes: Partial<State> = {}): State => {
  const state = choosingState();
  const [tier] = state.tiers;
  if (!tier) throw new Error('There are tiers.');
  const order = makeOrder([{ tier, quantity: 2 }]);
  return { ...state, step: 'details', quantities: { [tier.id]: 2 }, order, secret: 'eos_1', names: [null, null], ...changes };
};

/** What a part is drawn from, and what was done to it. */
export const viewOf = (state: State, now = Date.now()): { view: View; done: string[] } => {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void =>
      void done.push([name, ...given].join(' '));
  const asked =
    (name: string) =>
    (...given: unknown[]): Promise<void> => {
      note(name)(...given);
      return Promise.resolve();
    };
  const act: View['act'] = {
    load: asked('load'),
    choose: note('choose'),
    amount: note('amount'),
    entry: (change) => note('entry')(JSON.stringify(change)),
    checkCode: asked('checkCode'),
    dropCode: asked('dropCode'),
    answer: note('answer'),
    hold: asked('hold'),
    write: note('write'),
    name: note('name'),
    submit: asked('submit'),
    pay: asked('pay'),
    redirect: asked('redirect'),
    resume: asked('resume'),
    reopenPayment: asked('reopenPayment'),
    leave: note('leave'),
    release: asked('release'),
    restart: note('restart'),
  };
  return { view: { state, t: messages, format: createFormat('en'), now, later, act }, done };
};

/** Draws a part into an element of its own. */
export const draw = (template: TemplateResult | null): HTMLElement => {
  const container = document.createElement('div');
  render(template, container);
  return container;
};

/** The element's text, blanks made one. */
export const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** Presses the button with this name. */
export const press = (container: Element, name: string): void => {
  const button = [...container.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? textOf(each)) === name);
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
};
