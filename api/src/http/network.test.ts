import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from './network.js';

describe('the network of an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:c000:0207', '192.0.2.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:ffff:ffff:ffff:ffff', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::', '2001:db8:0:1::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::', '0:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    // Mapped addresses alone are IPv4: these only look like them.
    ['::ffff:0:192.0.2.7', '0:0:0:0::/64'],
    ['1::ffff:192.0.2.7', '1:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each(['', 'unknown', '192.0.2', '192.0.2.256', '192.0.2.07', '2001:db8', ':::', '2001:db8::1::2', '192.0.2.7:4711'])(
    '“%s”, which is none, stands for itself',
    (text) => {
      expect(networkOf(text)).toBe(text);
    },
  );

  test('never is longer than an address can be', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => networkOf(text).length <= 64));
  });

  test('is the same for every address of a /64, and another for the next', () => {
    const part = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
    const half = fc.tuple(part, part, part, part);
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        fc.pre(network.join('') !== '0000');
        const of = (host: string[]): string => networkOf([...network, ...host].join(':'));
        expect(of(one)).toBe(of(other));
        expect(of(one)).toBe(`${network.join(':')}::/64`);
      }),
    );
  });

  test('an IPv4 address is its own network, mapped or not', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => networkOf(address) === address && networkOf(`::ffff:${address}`) === address));
  });
});
