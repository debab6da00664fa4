import { describe, expect, test } from '@jest/globals';
import { plainText, renderMarkdown } from './markdown.js';

describe('Markdown', () => {
  test('becomes what it says', () => {
    expect(renderMarkdown('**Three stages** and\n\n- brass\n- songs\n\n[The pier](https://pier-nine.example.com)')).toBe(
      '<p><strong>Three stages</strong> and</p>\n<ul>\n<li>brass</li>\n<li>songs</li>\n</ul>\n' +
        '<p><a href="https://pier-nine.example.com" rel="nofollow noopener ugc" target="_blank">The pier</a></p>\n',
    );
  });
  test.each([
    ['# One\n\n### Three\n\n# One', ['h3', 'h4', 'h3']],
    ['##### Five\n\n# One\n\n###### Six', ['h3', 'h3', 'h4']],
  ])('puts the headings of %j below those of the page, without a gap', (text, tags) => {
    expect([...renderMarkdown(text).matchAll(/<(h\d)>/g)].map(([, tag]) => tag)).toEqual(tags);
  });
  test('aligns cells without an inline style, which a strict policy refuses', () => {
    expect(renderMarkdown('| a |\n|--:|\n| 1 |')).toContain('<td class="align-right">1</td>');
  });
  test.each([
    ['columns', `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|\n'.repeat(6000)}`],
    ['rows', `|a|b|c|d|\n|-:|-:|-:|-:|\n${'x\n'.repeat(9000)}`],
    ['rows after carriage returns', `|a|b|c|d|\r|-:|-:|-:|-:|\r${'x\r'.repeat(9000)}`],
    ['quoted columns', `> ${'|a'.repeat(1000)}|\n> ${'|-'.repeat(1000)}|\n${'> x\n'.repeat(3000)}`],
  ])('shows a table of too many %s as it was written: a short text stays a small page', (_name, text) => {
    expect(renderMarkdown(text).length).toBeLessThan(3 * text.length);
    expect(plainText(text).length).toBeLessThan(2 * text.length);
    // The next text has its tables.
    expect(renderMarkdown(`| after ${_name} |\n|--|\n| 1 |`)).toContain('<table>');
  });
  test('shows pictures as links: no stranger learns who reads the page', () => {
    const html = renderMarkdown('![The pier](https://tracker.example.com/pixel.gif)');
    expect(html).toContain('<a href="https://tracker.example.com/pixel.gif" rel="nofollow noopener ugc" target="_blank">The pier</a>');
    expect(html).not.toContain('<img');
  });
});

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A&#x61&#x76ascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x](data:image/png;base64,AAAA)',
  '![x](javascript:alert(1))',
  '![" onerror="alert(1)](https://example.com/a.png)',
  '![x](https://example.com/"onerror="alert(1))',
  '[x](https://example.com "title\\" onmouseover=\\"alert(1)")',
  '[x](<https://example.com/"onmouseover="alert(1)>)',
  '[![x](javascript:alert(1))](javascript:alert(2))',
  '[a [b](javascript:alert(1))](https://example.com)',
  '<javascript:alert(1)>',
  '<https://example.com/"onmouseover=alert(1)>',
  '[x]\n\n[x]: javascript:alert(1)',
  '[x]: <javascript:alert(1)> "onerror"\n\n[x]',
  '```js" onload="alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '`</code><script>alert(1)</script>`',
  '> <iframe src="https://example.com"></iframe>',
  '| a |\n|---|\n| <b onclick=alert(1)>b</b> |',
  '<!--><script>alert(1)</script>-->',
  '[x](/v1/auth/logout)',
  '[x](//example.com)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://example.com/1)',
];

describe('an attack in Markdown', () => {
  const tags = new Set('p,ul,ol,li,a,strong,em,s,code,pre,blockquote,h3,h4,h5,h6,hr,br,table,thead,tbody,tr,th,td'.split(','));
  test.each(attacks)('is text: %j', (attack) => {
    const html = renderMarkdown(attack);
    for (const [, name = '', attributes = ''] of html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)) {
      expect(tags.has(name)).toBe(true);
      for (const [, attribute, value = ''] of attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
        expect(['href', 'title', 'rel', 'target', 'class', 'start']).toContain(attribute);
        if (attribute === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/);
      }
      // Nothing is left of a tag once its attributes are taken away.
      expect(attributes.replaceAll(/\s[^\s=]+="[^"]*"/g, '').replaceAll(/[\s/]/g, '')).toBe('');
    }
  });
  test('by depth and length ends', () => {
    for (const piece of ['[', '![', '**', '> ', '- ', '`', '<', '((', '[a](', '|', '*a_', '&#']) {
      expect(renderMarkdown(piece.repeat(Math.floor(20_000 / piece.length))).length).toBeLessThan(400_000);
    }
  });
});

test('plain text has no marks, keeps paragraphs apart and lists as lines', () => {
  const text =
    '# Doors\n\nAt **seven**, see [the map](https://example.com)\nand wait.\n\n- brass\n- *songs*\n\n```\ncode\n```\n\n![Pier](https://example.com/a.png)';
  expect(plainText(text)).toBe('Doors\n\nAt seven, see the map\nand wait.\n\n- brass\n- songs\n\ncode\n\nPier');
  expect(plainText('<b>&amp; "quoted"</b>')).toBe('<b>& "quoted"</b>');
});
