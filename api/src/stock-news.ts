/** Tells the parts of a process that an event's stock or what is sold of it has changed, in this process or another. */
export interface StockNews {
  announce(eventId: string): void;
  onChange(listener: (eventId: string) => void): void;
}

export function createStockNews(): StockNews {
  const listeners: ((eventId: string) => void)[] = [];
  return {
    announce: (eventId) => listeners.forEach((listener) => listener(eventId)),
    onChange: (listener) => void listeners.push(listener),
  };
}
