import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expireDueOrders } from '../src/modules/orders/service.js';
import { buyer, createAttendee, createOrganizer, createSale, holdTickets, password, tokenMailedTo, eventually } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ mail: true });
});
afterAll(() => world.close());

const newPassword = 'nine-cranes-in-a-row';
const mailsTo = (address: string, subject: string) =>
  eventually(
    () => world.mailbox.messages().filter((mail) => mail.subject === subject && mail.to.some((to) => to.includes(address))),
    (mails) => mails.length > 0,
    `"${subject}" to ${address}`,
  );

async function buyAsGuest(email: string) {
  const organizer = await createOrganizer(world);
  const sale = await createSale(organizer, [{ price: 0 }]);
  const order = await holdTickets(world, sale);
  await world.visitor.orders.update(order.id, { buyer: { ...buyer, email } }, { credential: order.secret });
  return world.visitor.orders.checkout(order.id, { credential: order.secret });
}

describe('a first organization', () => {
  test('comes with an organizer’s account, under the wished name or their own', async () => {
    const person = { password, firstName: 'Kim', lastName: 'Berg', role: 'organizer' as const };
    const named = await world.visitor.auth.register({ ...person, email: 'kim@example.com', organizationName: 'Berg Concerts' });
    expect(named.user.memberships).toMatchObject([{ organizationName: 'Berg Concerts', role: 'owner' }]);
    const unnamed = await world.visitor.auth.register({ ...person, email: 'kim.berg@example.com' });
    expect(unnamed.user.memberships).toMatchObject([{ organizationName: 'Kim Berg', role: 'owner' }]);
  });
});

describe('proving an address', () => {
  test('makes the orders bought with it as a guest one’s own, those to come too, and only then', async () => {
    const email = 'Guest.Of.Honour@example.com';
    const bought = await buyAsGuest(email.toLowerCase());
    const { client } = await createAttendee(world, email);
    expect((await client.me.orders()).data).toEqual([]);
    await expect(client.orders.get(bought.id)).rejects.toMatchObject({ status: 404 });
    const token = await tokenMailedTo(world, email, 'verify-email');
    expect(await world.visitor.auth.verifyEmail({ token })).toMatchObject({ emailVerified: true });
    expect((await client.me.orders()).data.map(({ id }) => id)).toEqual([bought.id]);
    expect((await client.me.tickets()).data.map(({ id }) => id)).toEqual(bought.tickets.map(({ id }) => id));
    expect((await client.orders.get(bought.id)).id).toBe(bought.id);
    const later = await buyAsGuest(email);
    expect((await client.me.orders()).data.map(({ id }) => id)).toEqual([later.id, bought.id]);
    await expect(world.visitor.auth.verifyEmail({ token })).rejects.toMatchObject({ code: 'token_invalid' });
  });

  test('a new address has to be proven anew, the old one is told, and old links do nothing', async () => {
    const { client, email } = await createAttendee(world);
    const token = await tokenMailedTo(world, email, 'verify-email');
    const moved = `moved-${email}`;
    expect(await client.me.update({ email: moved, firstName: 'Maja', currentPassword: password })).toMatchObject({
      email: moved,
      firstName: 'Maja',
      emailVerified: false,
    });
    await mailsTo(email, 'Your email address was changed');
    await expect(world.visitor.auth.verifyEmail({ token })).rejects.toMatchObject({ code: 'token_invalid' });
    await world.visitor.auth.verifyEmail({ token: await tokenMailedTo(world, moved, 'verify-email') });
    await client.auth.resendVerification();
    const other = await createAttendee(world);
    await expect(other.client.me.update({ email: moved.toUpperCase(), currentPassword: password })).rejects.toMatchObject({
      code: 'email_taken',
    });
  });

  test('a stolen session is not enough to change it', async () => {
    const { client, email } = await createAttendee(world);
    await expect(client.me.update({ email: `thief-${email}` })).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: '/currentPassword' }],
    });
    const guess = client.me.update({ email: `thief-${email}`, currentPassword: 'a guess of mine' });
    await expect(guess).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect((await client.me.get()).email).toBe(email);
  });

  test('an expired link says so', async () => {
    const { email, userId } = await createAttendee(world);
    const token = await tokenMailedTo(world, email, 'verify-email');
    await world
      .db('userTokens')
      .where({ userId })
      .update({ expiresAt: new Date(Date.now() - 1000) });
    await expect(world.visitor.auth.verifyEmail({ token })).rejects.toMatchObject({ code: 'token_expired' });
  });
});

describe('a password', () => {
  test('that was forgotten is set anew with the mail, once, and ends every session', async () => {
    const { client, email } = await createAttendee(world);
    await world.visitor.auth.forgotPassword({ email: email.toUpperCase() });
    const token = await tokenMailedTo(world, email, 'reset-password');
    await expect(world.visitor.auth.resetPassword({ token, password: 'password123' })).rejects.toMatchObject({ code: 'weak_password' });
    await world.visitor.auth.resetPassword({ token, password: newPassword });
    await expect(client.me.get()).rejects.toMatchObject({ status: 401 });
    await expect(world.visitor.auth.resetPassword({ token, password: newPassword })).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(world.visitor.auth.login({ email, password })).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect((await world.visitor.auth.login({ email, password: newPassword })).user.emailVerified).toBe(true);
    await mailsTo(email, 'Your password was changed');
  });

  test('asked for at an unknown address gets the same answer and no mail', async () => {
    await world.visitor.auth.forgotPassword({ email: 'nobody-at-all@example.com' });
    const { email } = await createAttendee(world);
    await world.visitor.auth.forgotPassword({ email });
    await tokenMailedTo(world, email, 'reset-password');
    expect(world.mailbox.messages().filter(({ to }) => to.some((address) => address.includes('nobody-at-all')))).toEqual([]);
  });

  test('that is changed needs the old one and ends the other sessions', async () => {
    const { client, email } = await createAttendee(world);
    const elsewhere = world.client(await world.visitor.auth.login({ email, password }));
    await expect(client.me.changePassword({ currentPassword: 'wrong', newPassword })).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
    await expect(client.me.changePassword({ currentPassword: password, newPassword: 'Qwertyuiop1!' })).rejects.toMatchObject({
      code: 'weak_password',
      errors: [{ pointer: '/newPassword' }],
    });
    await client.me.changePassword({ currentPassword: password, newPassword });
    expect((await client.me.get()).email).toBe(email);
    await expect(elsewhere.me.get()).rejects.toMatchObject({ status: 401 });
  });

  test.each(['1234567890', '0987654321', 'Password2026!', 'P4ssw0rd123', 'qwertyuiop', 'iloveyou!!', 'letmein12345', 'passwordpassword'])(
    'everybody tries first is refused: %s',
    async (weak) => {
      const person = { email: 'weak@example.com', firstName: 'Bo', lastName: 'Holm' };
      await expect(world.visitor.auth.register({ ...person, password: weak })).rejects.toMatchObject({ code: 'weak_password' });
    },
  );
});

describe('sessions', () => {
  test('are listed and ended, the access token at once', async () => {
    const { client, email } = await createAttendee(world);
    const phone = world.client(await world.visitor.auth.login({ email, password }));
    const { data } = await client.sessions.list();
    expect(data.map(({ current }) => current)).toEqual([false, true]);
    const other = data.find(({ current }) => !current);
    await client.sessions.revoke(other?.id ?? '');
    await expect(phone.me.get()).rejects.toMatchObject({ status: 401 });
    expect((await client.sessions.list()).data).toHaveLength(1);
    const stranger = await createAttendee(world);
    await expect(stranger.client.sessions.revoke(data[1]?.id ?? '')).rejects.toMatchObject({ status: 404 });
  });
});

test('a buyer who is signed in keeps the order even when it expires', async () => {
  const { client } = await createAttendee(world);
  const sale = await createSale(await createOrganizer(world));
  const order = await client.orders.create(sale.event.id, { items: [{ tierId: sale.tiers[0]!.id, quantity: 1 }] });
  await world
    .db('orders')
    .where({ id: order.id })
    .update({ expiresAt: new Date(Date.now() - 1000) });
  await expireDueOrders(world.db);
  expect((await client.orders.get(order.id)).status).toBe('expired');
});
