import MarkdownIt from 'markdown-it';
import { createMemory } from '../remember.js';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** Where a link may lead: the web, a mailbox, a telephone. Everything else (script, data, files, places on our own site) stays text. */
const allowedLink = /^(https?:\/\/|mailto:|tel:)/i;
const linkAttributes = { rel: 'nofollow noopener ugc', target: '_blank' };

const parser = new MarkdownIt('default', { html: false, linkify: true, typographer: false, maxNesting: 20 });
parser.validateLink = (address) => allowedLink.test(address.trim());
// Only what is written as an address: `hello.world` is more often a slip of the pen than a website.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

parser.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  for (const [name, value] of Object.entries(linkAttributes)) tokens[index]?.attrSet(name, value);
  return self.renderToken(tokens, index, options);
};
// A picture would tell its host who reads the page. It is shown as a link: whoever wants to see it, follows it.
parser.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const address = parser.utils.escapeHtml(String(token?.attrGet('src') ?? ''));
  const words = parser.utils.escapeHtml(token?.content || String(token?.attrGet('src') ?? ''));
  return `<a href="${address}" rel="${linkAttributes.rel}" target="${linkAttributes.target}">${words}</a>`;
};

/** Puts the headings below a page's own: the first becomes `top`, a deeper one at most one deeper than the one before. */
function settleHeadings(tokens: Token[], top: number): void {
  let last = top - 1;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    last = Math.min(Number(token.tag.slice(1)) + top - 1, last + 1, 6);
    token.tag = `h${last}`;
    // The words of a heading are one token between the two.
    const close = tokens[index + 2];
    if (close) close.tag = token.tag;
  }
}

/** Cells say how they are aligned by a class: an inline style is nothing that a strict policy lets through. */
function alignByClass(tokens: Token[]): void {
  for (const token of tokens) {
    const [, side] = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? '')) ?? [];
    if (side) token.attrs = [['class', `align-${side}`]];
  }
}

/** Cells that the tables of a text may have. A row fills up to the width of its table: a short text could become a page of megabytes. */
const maxCells = 2000;

/** Whether the tables of a text stay small, whatever is a table in it: as wide as its widest line, as long as the text. */
function hasSmallTables(text: string): boolean {
  const lines = text.split(/\r|\n/);
  const widest = lines.reduce((columns, line) => Math.max(columns, line.split('|').length), 0);
  return widest * lines.length <= maxCells;
}

/** Reads a text; one whose tables could be huge shows them as it was written. */
function parse(text: string, env: Record<string, unknown>): Token[] {
  if (hasSmallTables(text)) return parser.parse(text, env);
  parser.disable('table');
  try {
    return parser.parse(text, env);
  } finally {
    parser.enable('table');
  }
}

/** Texts whose result is kept, those of the pages that are looked at right now: parsing costs more than all the rest of a page. */
const mostKept = 100;

/** The level of an organizer's highest headings: below a page's name and its sections. */
const topHeading = 3;

const rendered = createMemory<string>(mostKept);

/**
 * An organizer's Markdown as HTML that may stand in a page of ours. HTML in it is shown as text, links lead out of the site and are not
 * vouched for, pictures are links.
 */
export const renderMarkdown = (text: string): string =>
  rendered(text, () => {
    const env = {};
    const tokens = parse(text, env);
    settleHeadings(tokens, topHeading);
    alignByClass(tokens);
    return parser.renderer.render(tokens, parser.options, env);
  });

const inlineText = (tokens: Token[]): string => tokens.map(wordsOf).join('');

function wordsOf(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  if (token.type === 'image') return token.content;
  return token.children ? inlineText(token.children) : token.content;
}

const plain = createMemory<string>(mostKept);

/** An organizer's Markdown as plain text: paragraphs apart, list items as lines, no marks. */
export const plainText = (text: string): string =>
  plain(text, () => {
    const blocks: string[] = [];
    let inItem = false;
    for (const token of parse(text, {})) {
      if (token.type === 'list_item_open') inItem = true;
      if (token.type === 'list_item_close') inItem = false;
      if (token.type === 'inline') blocks.push((inItem ? '- ' : '') + inlineText(token.children ?? []));
      else if (token.type === 'fence' || token.type === 'code_block') blocks.push(token.content.trimEnd());
    }
    return blocks
      .map((block, index) => (index === 0 ? '' : block.startsWith('- ') && blocks[index - 1]?.startsWith('- ') ? '\n' : '\n\n') + block)
      .join('')
      .trim();
  });
