import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface ClockOptions {
  tick: () => void;
  /** The page is looked at again. */
  visible: () => void;
}

/** Ticks every second while the element is in a page, and once more as soon as a hidden page is shown again. */
export const createClock = (host: ReactiveControllerHost, { tick, visible }: ClockOptions): ReactiveController => {
  let timer: ReturnType<typeof setInterval> | undefined;
  const shown = (): void => {
    if (document.visibilityState !== 'visible') return;
    tick();
    visible();
  };
  const controller: ReactiveController = {
    hostConnected() {
      timer = setInterval(tick, 1000);
      document.addEventListener('visibilitychange', shown);
      // Back by the browser's own button, in a page that was kept as it was.
      window.addEventListener('pageshow', shown);
    },
    hostDisconnected() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
      window.removeEventListener('pageshow', shown);
    },
  };
  host.addController(controller);
  return controller;
};
