// A process that loads this has a clock that is wrong by SHIFT_MS milliseconds: whatever asks what time it is gets the wrong answer. Timers
// and `performance.now()` are untouched, as with a real machine whose clock was never set.
const shift = Number(process.env.SHIFT_MS);
const RealDate = Date;
const now = (): number => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
