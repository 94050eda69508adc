import axe from "axe-core";
import type { Page } from "playwright-core";

/** What an accessibility check may leave out. */
export interface AccessibilityOptions {
  /** CSS selector of the part to check; the whole page when absent. */
  within?: string;
  /** axe rule ids that do not apply to this page. */
  ignore?: string[];
}

interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string; html: string; summary: string }[];
}

/** Fail with readable text when axe finds a serious or critical violation on the page as it is shown now. */
export async function checkAccessibility(page: Page, options: AccessibilityOptions = {}): Promise<void> {
  const violations = await runAxe(page, options);
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  if (grave.length === 0) return;
  throw new Error(`${page.url()} has ${grave.length} accessibility violation(s)\n${grave.map(describe).join("\n")}`);
}

async function runAxe(page: Page, { within, ignore = [] }: AccessibilityOptions): Promise<Violation[]> {
  // Evaluated instead of added as a script element, which a strict content security policy would refuse.
  await page.evaluate(axe.source);
  await page.evaluate(settle, LONGEST_MOVEMENT_MS);
  return page.evaluate(
    async ({ scope, disabled }) => {
      const rules = Object.fromEntries(disabled.map((id) => [id, { enabled: false }]));
      // Focus guards are hidden on purpose: whatever reaches one is sent on at once.
      const context = { include: [[scope ?? "html"]], exclude: [["[data-base-ui-focus-guard]"]] };
      const found = await window.axe.run(context, { rules, resultTypes: ["violations"] });
      return found.violations.map(({ id, impact, help, nodes }) => ({
        id,
        impact: impact ?? "minor",
        help,
        nodes: nodes.map((node) => ({
          target: node.target.join(" "),
          html: node.html.slice(0, 200),
          summary: node.failureSummary ?? "",
        })),
      }));
    },
    { scope: within, disabled: ignore },
  );
}

const LONGEST_MOVEMENT_MS = 2_000;

/** Waits until nothing fades or moves any more, since colours halfway are nobody's choice; what moves for ever is left alone. */
async function settle(longestMs: number): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((each) => Number.isFinite(Number(each.effect?.getComputedTiming().endTime)));
  const ended = Promise.allSettled(ending.map(({ finished }) => finished));
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestMs))]);
}

function describe({ id, impact, help, nodes }: Violation): string {
  const places = nodes
    .slice(0, 5)
    .map(({ target, html, summary }) => `    ${target}\n      ${html}\n      ${summary.replaceAll("\n", "\n      ")}`);
  if (nodes.length > places.length) places.push(`    … and ${nodes.length - places.length} more`);
  return `  ${impact}: ${help} (${id})\n${places.join("\n")}`;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
