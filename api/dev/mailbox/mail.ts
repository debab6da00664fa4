import PostalMime, { type Address, type Attachment } from 'postal-mime';

/** A file in a mail. Its content is served under its position in {@link Mail.attachments}. */
export type MailAttachment = { filename: string; contentType: string; size: number; /** Shown inside the HTML. */ inline: boolean };

/** A received mail, taken apart. */
export type Mail = {
  id: string;
  /** When it arrived, RFC 3339. */
  receivedAt: string;
  from: string;
  fromName: string;
  /** Everybody it was delivered to, `Bcc` too. */
  to: string[];
  replyTo: string | null;
  subject: string;
  text: string;
  /** With inline images put in as data, so that it needs nothing else to be shown; null for a mail of plain text. */
  html: string | null;
  attachments: MailAttachment[];
};

/** A mail with everything that came with it. */
export type KeptMail = { mail: Mail; raw: Buffer; contents: Buffer[] };

/** Whom the sending server named, which may differ from the mail's own headers. */
export type Envelope = { from: string; to: string[] };

/** Parses a raw mail. */
export async function parseMail(id: string, receivedAt: string, envelope: Envelope, raw: Buffer): Promise<KeptMail> {
  const parsed = await PostalMime.parse(raw);
  const contents = parsed.attachments.map(contentOf);
  const mail: Mail = {
    id,
    receivedAt,
    from: first(parsed.from)?.address ?? envelope.from,
    fromName: parsed.from?.name ?? '',
    to: envelope.to,
    replyTo: first(parsed.replyTo?.[0])?.address ?? null,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ? withInlineImages(parsed.html, parsed.attachments, contents) : null,
    attachments: parsed.attachments.map(({ filename, mimeType, contentId }, index) => ({
      filename: filename ?? `attachment-${index + 1}`,
      contentType: mimeType,
      size: contents[index]?.length ?? 0,
      inline: contentId !== undefined && (parsed.html ?? '').includes(`cid:${bare(contentId)}`),
    })),
  };
  return { mail, raw, contents };
}

function first(address: Address | undefined): { address: string } | undefined {
  return address?.address === undefined ? address?.group?.[0] : address;
}

function contentOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

function bare(contentId: string): string {
  return contentId.replace(/^<|>$/g, '');
}

function withInlineImages(html: string, attachments: Attachment[], contents: Buffer[]): string {
  return attachments.reduce((result, { contentId, mimeType }, index) => {
    const content = contents[index];
    if (!contentId || !content) return result;
    return result.replaceAll(`cid:${bare(contentId)}`, `data:${mimeType};base64,${content.toString('base64')}`);
  }, html);
}
