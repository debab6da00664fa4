import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEvent, createOrganizer, createPromoCode, createTier, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld();
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const fault = (pointer: string, code: string) =>
  expect.objectContaining({ code: 'validation_failed', errors: [expect.objectContaining({ pointer, code })] });
const update = (id: string, change: Parameters<typeof organizer.client.events.update>[1]) => organizer.client.events.update(id, change);

describe('a currency that is charged in steps of ten', () => {
  const kuwait = { currency: 'KWD' };

  test('takes no other price, suggested price, discount or fee', async () => {
    const event = await createEvent(organizer, kuwait);
    await expect(createTier(organizer, event, { price: 3205 })).rejects.toEqual(fault('/price', 'not_payable'));
    const own = { price: 3200, payWhatYouWant: true, suggestedPrice: 4001 };
    await expect(createTier(organizer, event, own)).rejects.toEqual(fault('/suggestedPrice', 'not_payable'));
    const tier = await createTier(organizer, event, { price: 3200 });
    await expect(organizer.client.tiers.update(tier.id, { price: 3199 })).rejects.toEqual(fault('/price', 'not_payable'));
    const fixed = { discountType: 'fixed', percentOff: undefined, amountOff: 1005 } as const;
    await expect(createPromoCode(organizer, event, fixed)).rejects.toEqual(fault('/amountOff', 'not_payable'));
    const code = await createPromoCode(organizer, event, { ...fixed, amountOff: 1000 });
    await expect(organizer.client.promoCodes.update(code.id, { amountOff: 999 })).rejects.toEqual(fault('/amountOff', 'not_payable'));
    const refundPolicy = { selfService: 'always', feeFixed: 55 } as const;
    await expect(createEvent(organizer, { ...kuwait, refundPolicy })).rejects.toEqual(fault('/refundPolicy/feeFixed', 'not_payable'));
    await expect(update(event.id, { refundPolicy })).rejects.toEqual(fault('/refundPolicy/feeFixed', 'not_payable'));
  });

  test('can become an event’s only when everything fits it', async () => {
    const event = await createEvent(organizer, { refundPolicy: { selfService: 'always', feeFixed: 55 } });
    const tier = await createTier(organizer, event, { name: 'Pit', price: 3205 });
    const code = await createPromoCode(organizer, event, { discountType: 'fixed', percentOff: undefined, amountOff: 505, code: 'ODD' });
    const said = async () => {
      const refusal = await update(event.id, kuwait).catch((error: unknown) => error);
      expect(refusal).toEqual(fault('/currency', 'not_payable'));
      return (refusal as { errors: { message: string }[] }).errors[0]?.message;
    };
    expect(await said()).toContain('the price of Pit');
    await organizer.client.tiers.update(tier.id, { price: 3210 });
    expect(await said()).toContain('the discount of ODD');
    await organizer.client.promoCodes.update(code.id, { amountOff: 510 });
    expect(await said()).toContain('refund policy');
    expect(await update(event.id, { ...kuwait, refundPolicy: { selfService: 'always', feeFixed: 60 } })).toMatchObject(kuwait);
  });

  test('leaves other currencies alone', async () => {
    for (const currency of ['EUR', 'JPY']) {
      const event = await createEvent(organizer, { currency });
      expect(await createTier(organizer, event, { price: 3201 })).toMatchObject({ price: 3201 });
    }
  });
});
