import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../src/db/ids.js';
import { buyer, buyTickets, createOrganizer, createSale, eventually, holdTickets, type Organizer } from './factories.js';
import { startWorld, type World } from './world.js';

let world: World;
let organizer: Organizer;
beforeAll(async () => {
  world = await startWorld({ payments: true, mail: true });
  organizer = await createOrganizer(world);
});
afterAll(() => world.close());

const open = (order: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${world.url}/o/${order}`, { headers });

describe('the page of an order', () => {
  test('is the same whether there is such an order or not', async () => {
    const { id } = await holdTickets(world, await createSale(organizer));
    const refs = [id, newId('ord'), 'no-such-order', '..%2f..%2fetc%2fpasswd', '<script>alert(1)<%2Fscript>'];
    const pages = await Promise.all(refs.map(async (ref) => open(ref)));
    const seen = await Promise.all(pages.map(async (page) => [page.status, page.headers.get('ETag'), await page.text()]));
    expect(new Set(seen.map((page) => JSON.stringify(page))).size).toBe(1);
    expect(seen[0]).toEqual([200, expect.any(String), expect.not.stringMatching(/ord_|eos_/)]);
  });
  test('is found by no searcher, tells no other site where its visitor was, and runs nothing but its own', async () => {
    const page = await open(newId('ord'));
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      vary: expect.stringContaining('Accept-Language'),
    });
    const policy = page.headers.get('Content-Security-Policy')!;
    for (const rule of ["default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-src 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    const html = await page.text();
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    // Its own script is first and waits for nothing: no other ever sees the secret in the address.
    expect(scripts).toEqual([
      expect.stringMatching(/^<script src="\.\.\/e\/files\/order-[0-9a-f]{8}\.js">$/),
      '<script type="module" src="../widget/echoplex-tickets.js">',
    ]);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
  test('answers 304 to who has it, and its files are kept under names that change with them', async () => {
    const page = await open(newId('ord'));
    const again = await open(newId('ord'), { 'If-None-Match': page.headers.get('ETag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const files = [...(await page.text()).matchAll(/"\.\.\/(e\/files\/[^"]+)"/g)].map(([, name]) => name!);
    expect(files).toHaveLength(3);
    for (const name of files) {
      const file = await fetch(`${world.url}/${name}`);
      expect([file.status, file.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
  });
  test.each([
    ['de-AT,de;q=0.9', 'de', 'Ihre Bestellung', 'de-AT'],
    ['fr', 'fr', 'Votre commande', 'fr-FR'],
    ['es-MX', 'es', 'Tu pedido', 'es-MX'],
    ['ja', 'en', 'Your order', 'en-GB'],
  ])('speaks the language of %s', async (header, language, title, locale) => {
    const html = await (await open(newId('ord'), { 'Accept-Language': header })).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain(`<echoplex-order locale="${locale}">`);
  });
});

describe('the mail with the tickets', () => {
  const linkIn = (text: string): string[] => [...text.matchAll(/http:\/\/tickets\.example\.com\/o\/(ord_\w+)#(eos_[\w-]+)/g)].flat();
  const mailOf = async (number: string) => {
    const about = () => world.mailbox.messages().find(({ text }) => text.includes(number));
    return (await eventually(about, (mail) => mail !== undefined, 'the tickets'))!;
  };

  test('leads its reader to the order, with a secret of its own that opens it', async () => {
    const order = await buyTickets(world, await createSale(organizer));
    const { text, html } = await mailOf(order.number);
    const [link, id, secret] = linkIn(text);
    expect(id).toBe(order.id);
    expect(secret).not.toBe(order.secret);
    expect(html).toContain(`<a href="${link}"`);
    for (const credential of [secret!, order.secret]) {
      expect((await world.visitor.orders.get(order.id, { credential })).id).toBe(order.id);
    }
    const other = await holdTickets(world, await createSale(organizer));
    await expect(world.visitor.orders.get(other.id, { credential: secret! })).rejects.toMatchObject({ status: 404 });
  });
  test.each([
    ['en', 'Your order'],
    ['de', 'Ihre Bestellung'],
    ['fr', 'Votre commande'],
    ['es', 'Tu pedido'],
  ])('names it in %s', async (locale, label) => {
    const { event, tiers } = await createSale(organizer, [{ price: 0 }]);
    const { id, secret } = await world.visitor.orders.create(event.id, { items: [{ tierId: tiers[0]!.id, quantity: 1 }], locale });
    await world.visitor.orders.update(id, { buyer }, { credential: secret! });
    const { number } = await world.visitor.orders.checkout(id, {}, { credential: secret! });
    const { text, html } = await mailOf(number);
    expect(text).toContain(`${label}: http://tickets.example.com/o/${id}#eos_`);
    expect(html).toContain(`>${label}</a>`);
  });
});
