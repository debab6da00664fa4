import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventStock, TierStock } from './decide.js';
import { type Counter, copyStock, decide, operate, type Stock, type StockOperation, type StockOutcome } from './stock.js';

const now = new Date('2026-12-12T12:00:00Z');
const later = new Date('2026-12-13T00:00:00Z');
const networks = ['network a', 'network b'];

const tier = (id: string, changes: Partial<TierStock> = {}): TierStock => ({
  id,
  name: `Tier ${id}`,
  price: 1000,
  quantity: 10,
  held: 0,
  sold: 0,
  minPerOrder: 1,
  maxPerOrder: 8,
  salesStartAt: null,
  salesEndAt: null,
  availableAfter: null,
  payWhatYouWant: false,
  ...changes,
});
const sum = (tiers: Iterable<TierStock>, key: 'held' | 'sold'): number => [...tiers].reduce((total, entry) => total + entry[key], 0);
const stockOf = (tiers: TierStock[], capacity: number | null = null, counters: [string, Counter][] = []): Stock => {
  const event: EventStock = {
    status: 'published',
    endsAt: later,
    capacity,
    held: sum(tiers, 'held'),
    sold: sum(tiers, 'sold'),
    maxTicketsPerOrder: 12,
    currency: 'EUR',
  };
  return { event, tiers: new Map(tiers.map((entry) => [entry.id, entry])), counters: new Map(counters) };
};

/** Stock whose counters agree with each other and with its limits, as its locked rows do. */
const stocks: fc.Arbitrary<Stock> = fc
  .record({
    tiers: fc.array(fc.record({ spare: fc.option(fc.nat(20)), held: fc.nat(8), sold: fc.nat(8) }), { minLength: 3, maxLength: 3 }),
    spareCapacity: fc.option(fc.nat(30)),
    counters: fc.array(fc.record({ used: fc.nat(3), spare: fc.option(fc.nat(4)) }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ tiers: entries, spareCapacity, counters }) => {
    const tiers = entries.map(({ spare, held, sold }, index) =>
      tier(String(index), { quantity: spare === null ? null : held + sold + spare, held, sold }),
    );
    const taken = sum(tiers, 'held') + sum(tiers, 'sold');
    return stockOf(
      tiers,
      spareCapacity === null ? null : taken + spareCapacity,
      counters.map(({ used, spare }, index) => [networks[index]!, { used, limit: spare === null ? null : used + spare }]),
    );
  });

/** What somebody does next: a hold of anything, also of what there is not, or something with one that was held before. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), quantities: fc.array(fc.nat(9), { minLength: 3, maxLength: 4 }), network: fc.option(fc.constantFrom(...networks, 'unknown')) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('confirm' as const, 'release' as const, 'restock' as const), which: fc.nat(50) }) },
  ),
  { maxLength: 25 },
); // prettier-ignore

type Step = (typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never)[number];
type Items = { tierId: string; quantity: number }[];

/** Makes operations that can really come: only what is held is confirmed or released, only what is sold goes back. */
function operationsOf(start: Stock, script: Step[]): StockOperation[] {
  const stock = copyStock(start);
  const held: Items[] = [];
  const sold: Items[] = [];
  const operations: StockOperation[] = [];
  for (const step of script) {
    let operation: StockOperation;
    if (step.kind === 'hold') {
      const items = step.quantities.flatMap((quantity, index) => (quantity > 0 ? [{ tierId: String(index), quantity }] : []));
      operation = { kind: 'hold', items, takes: step.network === null ? [] : [{ counter: step.network, by: 1 }] };
    } else {
      const from = step.kind === 'restock' ? sold : held;
      const [items] = from.splice(step.which % Math.max(1, from.length), 1);
      if (!items) continue;
      operation = { kind: step.kind, items };
      if (step.kind === 'confirm') sold.push(items);
    }
    const outcome = operate(stock, operation, now);
    if ('held' in outcome) held.push(operation.items);
    operations.push(operation);
  }
  return operations;
}
const cases = fc.tuple(stocks, steps).map(([stock, script]) => ({ stock, operations: operationsOf(stock, script) }));

const isHeld = (outcome: StockOutcome | undefined): boolean => outcome !== undefined && 'held' in outcome;
const frozen = ({ event, tiers, counters }: Stock): string => JSON.stringify([event, [...tiers], [...(counters ?? [])]]);

describe('whatever comes in whatever order', () => {
  test('nothing that is handed in changes', () => {
    fc.assert(
      fc.property(cases, ({ stock, operations }) => {
        const before = frozen(stock);
        const asked = JSON.stringify(operations);
        decide(stock, operations, now);
        expect(frozen(stock)).toBe(before);
        expect(JSON.stringify(operations)).toBe(asked);
      }),
    );
  });

  test('no counter says less than nothing or more than its limit, and the event counts what its tiers do', () => {
    fc.assert(
      fc.property(cases, ({ stock, operations }) => {
        for (let length = 0; length <= operations.length; length += 1) {
          const { event, tiers, counters } = decide(stock, operations.slice(0, length), now).stock;
          for (const { held, sold, quantity } of tiers.values()) {
            expect(held >= 0 && sold >= 0 && (quantity === null || held + sold <= quantity)).toBe(true);
          }
          expect([event.held, event.sold]).toEqual([sum(tiers.values(), 'held'), sum(tiers.values(), 'sold')]);
          expect(event.capacity === null || event.held + event.sold <= event.capacity).toBe(true);
          for (const { used, limit } of counters!.values()) expect(used >= 0 && (limit === null || used <= limit)).toBe(true);
        }
      }),
    );
  });

  test('a hold is whole, with its place in every counter, or leaves no trace', () => {
    fc.assert(
      fc.property(cases, ({ stock, operations }) => {
        operations.forEach((operation, index) => {
          const before = decide(stock, operations.slice(0, index), now).stock;
          const { outcomes, stock: after } = decide(before, [operation], now);
          if (operation.kind !== 'hold') return;
          if (!isHeld(outcomes[0])) return expect(frozen(after)).toBe(frozen(before));
          for (const [id, { held }] of after.tiers) {
            const wanted = operation.items.find(({ tierId }) => tierId === id)?.quantity ?? 0;
            expect(held - before.tiers.get(id)!.held).toBe(wanted);
          }
          for (const [name, { used }] of after.counters!) {
            const taken = operation.takes?.find(({ counter }) => counter === name)?.by ?? 0;
            expect(used - before.counters!.get(name)!.used).toBe(taken);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('deciding in two halves is deciding at once', () => {
    fc.assert(
      fc.property(cases, fc.nat(25), ({ stock, operations }, cut) => {
        const whole = decide(stock, operations, now);
        const first = decide(stock, operations.slice(0, cut), now);
        const second = decide(first.stock, operations.slice(cut), now);
        expect([...first.outcomes, ...second.outcomes]).toEqual(whole.outcomes);
        expect(frozen(second.stock)).toBe(frozen(whole.stock));
      }),
    );
  });

  test('what was held and then released or sold and given back leaves the stock as it was', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ stock, operations }, isSold) => {
        const holds = operations.filter(({ kind }) => kind === 'hold').map(({ items }) => ({ kind: 'hold' as const, items }));
        const held = decide(stock, holds, now);
        const kept = holds.filter((_, index) => isHeld(held.outcomes[index]));
        const back = kept.flatMap(({ items }): StockOperation[] =>
          isSold ? [{ kind: 'confirm', items }, { kind: 'restock', items }] : [{ kind: 'release', items }],
        ); // prettier-ignore
        const after = decide(held.stock, back, now);
        expect(after.outcomes).toEqual(back.map(() => ({ moved: true })));
        expect(frozen(after.stock)).toBe(frozen(stock));
      }),
    );
  });
});

describe('one operation', () => {
  const one = [{ tierId: 'a', quantity: 2 }];

  test('that would take what is not counted is a fault, and moves nothing', () => {
    const stock = stockOf([tier('a', { held: 1, sold: 1 }), tier('b', { held: 5, sold: 5 })]);
    for (const kind of ['confirm', 'release', 'restock'] as const) {
      const before = frozen(stock);
      const items = [{ tierId: 'b', quantity: 2 }, ...one];
      expect(() => operate(stock, { kind, items }, now)).toThrow('tier a');
      expect(() => operate(stock, { kind, items: [{ tierId: 'gone', quantity: 1 }] }, now)).toThrow('tier gone');
      expect(frozen(stock)).toBe(before);
    }
  });

  test('beyond a counter says which one and what is left of it; one without a limit only counts', () => {
    const stock = stockOf([tier('a')], null, [
      ['network a', { used: 2, limit: 3 }],
      ['network b', { used: 5, limit: 3 }],
      ['buyers', { used: 7, limit: null }],
    ]);
    const hold = (...takes: { counter: string; by: number }[]) => operate(stock, { kind: 'hold', items: one, takes }, now);
    expect(hold({ counter: 'buyers', by: 1 }, { counter: 'network a', by: 2 })).toEqual({ exhausted: 'network a', left: 1 });
    expect(hold({ counter: 'network b', by: 1 })).toEqual({ exhausted: 'network b', left: 0 });
    expect(stock.counters!.get('buyers')!.used).toBe(7);
    expect(hold({ counter: 'buyers', by: 1 }, { counter: 'network a', by: 1 }, { counter: 'nobody counts', by: 9 })).toHaveProperty('held');
    expect([...stock.counters!.values()].map(({ used }) => used)).toEqual([3, 5, 8]);
  });

  test('of what is sold out is refused for that, whatever its counters say', () => {
    const stock = stockOf([tier('a', { sold: 10 })], null, [['network a', { used: 3, limit: 3 }]]);
    expect(operate(stock, { kind: 'hold', items: one, takes: [{ counter: 'network a', by: 1 }] }, now)).toMatchObject({
      refused: { code: 'sold_out' },
    });
  });

  test('opens the tier that waits for another when that one is gone', () => {
    const stock = stockOf([tier('a', { quantity: 2 }), tier('b', { availableAfter: 'a' })]);
    const next: StockOperation = { kind: 'hold', items: [{ tierId: 'b', quantity: 1 }] };
    const { outcomes } = decide(stock, [next, { kind: 'hold', items: one }, next, { kind: 'release', items: one }, next], now);
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused.code : Object.keys(outcome)[0]))).toEqual([
      'sales_not_started',
      'held',
      'held',
      'moved',
      'sales_not_started',
    ]);
  });
});
