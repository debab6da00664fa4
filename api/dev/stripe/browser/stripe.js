/**
 * The browser's stand-in for Stripe.js: the part of its surface that a card payment needs. As with the real one, the card fields live in
 * a frame of another origin, so that the embedding page never sees a card number.
 */
(() => {
  const origin = new URL(document.currentScript.src).origin;

  const errorOf = (type, code, message, more = {}) => ({ error: { type, code, message, ...more } });
  const idOf = (clientSecret) => String(clientSecret).split('_secret_')[0];

  /** Answers `{paymentIntent}` or `{error}`, never rejects: callers of Stripe.js rely on that. */
  async function call(method, path, form) {
    const body = new URLSearchParams(form);
    try {
      const address = `${origin}/v1/${path}`;
      const response = await (method === 'GET' ? fetch(`${address}?${body}`) : fetch(address, { method, body }));
      const answer = await response.json();
      return answer.error ? { error: answer.error } : { paymentIntent: answer };
    } catch {
      return errorOf('api_connection_error', undefined, 'The payment service could not be reached. Check your connection and try again.');
    }
  }

  function createEmitter() {
    const listeners = new Map();
    return {
      on(name, listener) {
        if (!listeners.has(name)) listeners.set(name, new Set());
        listeners.get(name).add(listener);
      },
      off: (name, listener) => (listener ? listeners.get(name)?.delete(listener) : listeners.delete(name)),
      emit: (name, detail) => [...(listeners.get(name) ?? [])].forEach((listener) => listener(detail)),
    };
  }

  function createFrame(path, title) {
    const frame = document.createElement('iframe');
    frame.src = `${origin}${path}`;
    frame.title = title;
    frame.allow = 'payment *';
    // Set through the object model, which a strict style-src allows. Scheme `light` on both sides keeps the frame see-through.
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0', background: 'transparent', colorScheme: 'light' });
    return frame;
  }

  function createPaymentElement(elements, options) {
    const events = createEmitter();
    let frame;
    let port;
    let nextId = 1;
    const replies = new Map();

    /** Sends a request into the frame and waits for its answer. */
    const ask = (type, detail = {}) =>
      new Promise((resolve) => {
        if (!port)
          return resolve(errorOf('validation_error', 'element_not_ready', 'The card fields are still loading. Try again in a moment.'));
        const id = nextId++;
        replies.set(id, resolve);
        port.postMessage({ type, id, ...detail });
      });
    const tell = (type, detail = {}) => port?.postMessage({ type, ...detail });

    const receive = ({ data }) => {
      if (data.type === 'reply') {
        replies.get(data.id)?.(data.result);
        replies.delete(data.id);
      } else if (data.type === 'height') {
        frame.style.height = `${data.height}px`;
      } else {
        events.emit(data.type, { elementType: 'payment', ...data.detail });
      }
    };

    // Moving a frame in the document loads it anew, so every load gets its own channel.
    const connect = () => {
      const channel = new MessageChannel();
      port?.close();
      port = channel.port1;
      port.onmessage = receive;
      const { appearance, locale } = elements.options;
      frame.contentWindow.postMessage({ type: 'echoplex-elements-init', appearance, locale, options }, origin, [channel.port2]);
    };

    const element = {
      mount(target) {
        const container = typeof target === 'string' ? document.querySelector(target) : target;
        if (!container) throw new Error(`Elements: nothing in the page matches ${target}.`);
        if (frame?.parentNode === container) return;
        element.unmount();
        frame = createFrame('/elements/payment.html', 'Secure card payment');
        frame.name = `echoplex-card-fields-${Math.random().toString(36).slice(2)}`;
        // As with the real one the frame is a little wider than its place: room for the focus ring of fields that line up with the page.
        Object.assign(frame.style, { width: 'calc(100% + 8px)', height: '210px', margin: '-4px' });
        frame.addEventListener('load', connect);
        frame.addEventListener('error', () =>
          events.emit('loaderror', { elementType: 'payment', error: { message: 'The card fields did not load.' } }),
        );
        container.replaceChildren(frame);
      },
      unmount() {
        frame?.remove();
        port?.close();
        frame = port = undefined;
        replies.forEach((resolve) => resolve(errorOf('validation_error', 'element_unmounted', 'The card fields were closed.')));
        replies.clear();
      },
      destroy() {
        element.unmount();
        elements.forget(element);
      },
      on: (name, listener) => (events.on(name, listener), element),
      once(name, listener) {
        const first = (detail) => {
          events.off(name, first);
          listener(detail);
        };
        return element.on(name, first);
      },
      off: (name, listener) => (events.off(name, listener), element),
      update: (changes) => tell('update', { options: changes }),
      focus: () => tell('focus'),
      blur: () => tell('blur'),
      clear: () => tell('clear'),
      collapse: () => undefined,
    };
    return { element, ask, tell };
  }

  function createElements(options) {
    let current;
    const elements = {
      options: { ...options },
      create(type, elementOptions = {}) {
        if (type !== 'payment') throw new Error(`Elements: '${type}' is not emulated, only 'payment'.`);
        if (current) throw new Error('Elements: there can be one payment element at a time; destroy the first.');
        current = createPaymentElement(elements, elementOptions);
        return current.element;
      },
      getElement: (type) => (type === 'payment' ? (current?.element ?? null) : null),
      forget(element) {
        if (current?.element === element) current = undefined;
      },
      update(changes) {
        Object.assign(elements.options, changes);
        current?.tell('update', { appearance: elements.options.appearance, locale: elements.options.locale });
      },
      fetchUpdates: async () => ({}),
      submit: async () =>
        current ? current.ask('submit') : errorOf('validation_error', 'element_missing', 'There are no card fields in this page.'),
      ask: (type, detail) => current?.ask(type, detail),
    };
    return elements;
  }

  /** The bank's dialog, over the whole page. Answers how the payment stands after it. */
  function challenge(intent, clientSecret, access) {
    return new Promise((resolve) => {
      const frame = createFrame('/elements/challenge.html', 'Confirm your payment with your bank');
      Object.assign(frame.style, { position: 'fixed', inset: '0', width: '100vw', height: '100vh', zIndex: '2147483647' });
      const before = document.activeElement;
      frame.addEventListener('load', () => {
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }) => {
          frame.remove();
          channel.port1.close();
          before?.focus?.();
          resolve(data);
        };
        const { amount, currency } = intent;
        const given = { type: 'echoplex-challenge-init', id: intent.id, clientSecret, ...access, amount, currency };
        frame.contentWindow.postMessage(given, origin, [channel.port2]);
        frame.focus();
      });
      document.body.append(frame);
    });
  }

  function Stripe(key, options = {}) {
    if (typeof key !== 'string' || !key.startsWith('pk_')) throw new Error('Stripe() needs a publishable key, pk_….');

    // The payments of a connected account are found with its id alone.
    const access = { key, ...(options.stripeAccount && { _stripe_account: options.stripeAccount }) };

    const finish = async (result, clientSecret) => {
      const { status, next_action: action } = result.paymentIntent ?? {};
      if (status !== 'requires_action') return result;
      if (action?.type !== 'redirect_to_url') return challenge(result.paymentIntent, clientSecret, access);
      location.assign(action.redirect_to_url.url);
      return new Promise(() => undefined); // The bank's page comes next.
    };

    const leave = ({ paymentIntent }, clientSecret, returnUrl) => {
      const target = new URL(returnUrl, location.href);
      target.searchParams.set('payment_intent', paymentIntent.id);
      target.searchParams.set('payment_intent_client_secret', clientSecret);
      target.searchParams.set('redirect_status', paymentIntent.status === 'succeeded' ? 'succeeded' : 'pending');
      location.assign(target);
      return new Promise(() => undefined); // The page goes away; the real one never answers either.
    };

    return {
      elements: (elementsOptions = {}) => createElements({ locale: options.locale, ...elementsOptions }),
      async confirmPayment({ elements, clientSecret = elements?.options.clientSecret, confirmParams = {}, redirect = 'always' }) {
        if (!clientSecret) throw new Error('confirmPayment: there is no clientSecret.');
        const { return_url, payment_method_data, payment_method } = confirmParams;
        if (redirect === 'always' && !return_url)
          throw new Error("confirmPayment: pass confirmParams.return_url or redirect: 'if_required'.");
        const id = idOf(clientSecret);
        const confirmed = elements
          ? await elements.ask('confirm', { intent: id, clientSecret, access, billing: payment_method_data?.billing_details ?? {} })
          : await call('POST', `payment_intents/${id}/confirm`, {
              ...access,
              client_secret: clientSecret,
              ...(payment_method && { payment_method }),
              ...(payment_method_data?.type && { 'payment_method_data[type]': payment_method_data.type }),
              ...(return_url && { return_url: new URL(return_url, location.href).href, use_stripe_sdk: 'true' }),
            });
        const result =
          (await finish(
            confirmed ?? errorOf('validation_error', 'element_missing', 'There are no card fields in this page.'),
            clientSecret,
          )) ?? {};
        return result.paymentIntent && redirect === 'always' ? leave(result, clientSecret, return_url) : result;
      },
      retrievePaymentIntent: (clientSecret) =>
        call('GET', `payment_intents/${idOf(clientSecret)}`, { ...access, client_secret: clientSecret }),
      async handleNextAction({ clientSecret }) {
        const found = await call('GET', `payment_intents/${idOf(clientSecret)}`, { ...access, client_secret: clientSecret });
        return finish(found, clientSecret);
      },
    };
  }
  Stripe.version = 'echoplex-emulator';
  window.Stripe = Stripe;
})();
