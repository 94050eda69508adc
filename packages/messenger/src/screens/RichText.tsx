import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { type Block, type Inline, parseMarkdown } from "../model/markdown.ts";
import styles from "../styles/extras.css";
import { useStyles } from "./useStyles.ts";

/** A message's text with light Markdown; links leave the page alone. */
export function RichText({ content }: { content: string }) {
  const blocks = useMemo(() => parseMarkdown(content), [content]);
  useStyles(styles);
  return <div class="text">{blocks.map(renderBlock)}</div>;
}

function renderBlock(block: Block, index: number): ComponentChildren {
  switch (block.kind) {
    case "code":
      return (
        <pre key={index}>
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const items = block.items.map((item, at) => <li key={at}>{item.map(renderInline)}</li>);
      return block.isOrdered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
    }
    case "quote":
      return <blockquote key={index}>{renderLines(block.lines)}</blockquote>;
    case "paragraph":
      return <p key={index}>{renderLines(block.lines)}</p>;
    default:
      return block satisfies never;
  }
}

function renderLines(lines: readonly (readonly Inline[])[]): ComponentChildren {
  return lines.map((line, index) => [index > 0 && <br key={`b${index}`} />, line.map(renderInline)]);
}

function renderInline(inline: Inline, index: number): ComponentChildren {
  if (typeof inline === "string") return inline;
  switch (inline.kind) {
    case "code":
      return <code key={index}>{inline.text}</code>;
    case "link":
      return (
        <a key={index} href={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          {inline.children.map(renderInline)}
        </a>
      );
    case "strong":
      return <strong key={index}>{inline.children.map(renderInline)}</strong>;
    case "emphasis":
      return <em key={index}>{inline.children.map(renderInline)}</em>;
    case "strike":
      return <s key={index}>{inline.children.map(renderInline)}</s>;
    default:
      return inline satisfies never;
  }
}
