import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Says once that an element is in sight, each time it is put into a page. A browser that cannot tell counts as seeing it. */
export const createSight = (host: ReactiveControllerHost & Element, seen: () => void): ReactiveController => {
  let observer: IntersectionObserver | undefined;
  const controller: ReactiveController = {
    hostConnected() {
      if (typeof IntersectionObserver === 'undefined') return seen();
      observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer?.disconnect();
        seen();
      });
      observer.observe(host);
    },
    hostDisconnected: () => observer?.disconnect(),
  };
  host.addController(controller);
  return controller;
};
