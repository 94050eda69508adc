/** How mail looks: one calm card that reads well in every mail program, and the same as plain text. */

/** What a mail says. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Shown large, to be typed in elsewhere. */
  readonly code?: string;
  readonly action?: { readonly label: string; readonly url: string };
  /** Said quietly below. */
  readonly footnote?: string;
}

/** A mail in both forms. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = "#1c1b22";
const QUIET = "#6b6875";
const ACCENT = "#4f46e5";

/** Renders a mail; everything in it is escaped. */
export function renderMail(content: MailContent): RenderedMail {
  const subject = oneLine(content.subject);
  return { subject, text: renderText(content), html: renderHtml({ ...content, subject }) };
}

/** Escapes a text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Line breaks in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function renderText({ heading, paragraphs, code, action, footnote }: MailContent): string {
  const parts = [heading, ...paragraphs];
  if (code) parts.push(code);
  if (action) parts.push(`${action.label}: ${action.url}`);
  if (footnote) parts.push(`-- \n${footnote}`);
  return `${parts.join("\n\n")}\n`;
}

function renderHtml({ subject, heading, paragraphs, code, action, footnote }: MailContent): string {
  const body = [
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:${INK}">${escapeHtml(heading)}</h1>`,
    ...paragraphs.map(renderParagraph),
    code ? renderCode(code) : "",
    action ? renderAction(action) : "",
  ].join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:0;background:#f4f3f7">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(paragraphs[0] ?? "")}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f3f7"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;background:#ffffff;border:1px solid #e6e4ec;border-radius:12px"><tr><td style="padding:32px;${FONT}">
${body}
</td></tr></table>
${footnote ? `<p style="max-width:480px;margin:16px auto 0;${FONT};font-size:13px;line-height:20px;color:${QUIET}">${escapeHtml(footnote)}</p>` : ""}
</td></tr></table>
</body></html>
`;
}

function renderParagraph(text: string): string {
  const lines = escapeHtml(text).replace(/\n/g, "<br>");
  return `<p style="margin:0 0 16px;font-size:15px;line-height:24px;color:${INK}">${lines}</p>`;
}

function renderCode(code: string): string {
  return `<p style="margin:8px 0 16px;padding:16px;background:#f4f3f7;border-radius:8px;text-align:center;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:28px;line-height:36px;letter-spacing:6px;color:${INK}">${escapeHtml(code)}</p>`;
}

function renderAction({ label, url }: { label: string; url: string }): string {
  const href = escapeHtml(/^https?:\/\//.test(url) ? url : "#");
  return `<p style="margin:24px 0 16px"><a href="${href}" style="display:inline-block;padding:12px 20px;background:${ACCENT};border-radius:8px;font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="margin:0;font-size:13px;line-height:20px;color:${QUIET}">Or open this address: <a href="${href}" style="color:${QUIET};word-break:break-all">${escapeHtml(url)}</a></p>`;
}
