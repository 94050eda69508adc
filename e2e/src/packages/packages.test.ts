/** The packages as another project has them: packed, installed beside that project's own dependencies, out of sight of this repository. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packInto, root, run } from "./packed.ts";

const OWN = ["convex", "convex-vue", "react", "vue", "ws", "@types/react"];

let app: string;
let server: TestServer;

beforeAll(async () => {
  app = mkdtempSync(join(tmpdir(), "foyer-app-"));
  [server] = await Promise.all([startServer(), install()]);
});
afterAll(async () => {
  await server.stop();
  rmSync(app, { recursive: true });
});

/** Puts the tarballs where npm puts them, next to what the app has of its own, without asking a registry. */
async function install(): Promise<void> {
  const packed = join(app, "packed");
  await packInto(packed);
  for (const name of ["sdk", "react", "vue"]) {
    const directory = join(app, "node_modules/@foyer", name);
    mkdirSync(directory, { recursive: true });
    await run("tar", ["-xzf", join(packed, `foyer-${name}-0.1.0.tgz`), "-C", directory, "--strip-components=1"]);
  }
  for (const name of OWN) {
    const place = join(app, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place);
  }
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
}

const PROGRAM = `
import { createFoyer } from "@foyer/sdk";
const [url, annsToken, bobsToken] = process.argv.slice(2);
const [ann, bob] = [annsToken, bobsToken].map((token) => createFoyer({ url, token }));
const bobsChat = await bob.chatWith("ann");
const received = new Promise((resolve) => bobsChat.onMessageReceived(resolve));
const annsChat = await ann.chatWith("bob");
await annsChat.sendMessage({ text: "Hello" });
const { senderName, text } = await received;
process.stdout.write(senderName + ": " + text);
ann.close();
bob.close();
`;

test("a program in Node sends and receives with the packed sdk", async () => {
  const place = await openMarketplace(server);
  const tokenOf = (name: string) => place.tokenOf(name.toLowerCase(), { name, side: "member" });
  writeFileSync(join(app, "program.js"), PROGRAM);
  const args = [join(app, "program.js"), server.url, tokenOf("Ann"), tokenOf("Bob")];
  expect((await run(process.execPath, args)).stdout).toBe("Ann: Hello");
});

/** Below each `@ts-expect-error` stands a wrong use: were it taken, the comment itself would be an error. */
const PAGES = `
import "@foyer/react/chat.css";
import { Chats, useChat } from "@foyer/react";
import { type ChatMessage, createFoyer } from "@foyer/sdk";
import { useChat as useVueChat } from "@foyer/vue";

export async function talk(token: string): Promise<ChatMessage> {
  const chat = await createFoyer({ url: "https://chat.example.com", token }).chatWith("bob");
  // @ts-expect-error a text is a string
  await chat.sendMessage({ text: 5 });
  return chat.sendMessage({ text: "Hello" });
}

export function Page({ id }: { id: string }) {
  const { messages, sendMessage } = useChat(id);
  const first: string | undefined = messages?.messages[0]?.content;
  // @ts-expect-error a message has a content
  const send = () => sendMessage({ conversationId: id, messageType: "text" });
  return <button onClick={send}>{first}<Chats side="store" /></button>;
}

export function useVuePage(id: string) {
  const { data, isPending } = useVueChat(id).messages;
  const first: string | undefined = data.value?.messages[0]?.content;
  // @ts-expect-error it is pending or not
  const count: number = isPending.value;
  return { first, count };
}
`;

test.each([
  ["bundler", "esnext"],
  ["nodenext", "nodenext"],
])(
  "a TypeScript project that resolves like %s finds every type, and wrong uses are refused",
  async (moduleResolution, module) => {
    writeFileSync(join(app, "pages.tsx"), PAGES);
    writeFileSync(join(app, "styles.d.ts"), 'declare module "*.css";');
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, jsx: "react-jsx", types: [] },
      ...{ target: "es2022", lib: ["es2023", "dom", "dom.iterable"], module, moduleResolution },
    };
    const files = ["pages.tsx", "styles.d.ts"];
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [compiler, "-p", app]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  },
  180_000,
);

test("the packed hooks and composables load beside the app's own React and Vue", async () => {
  const program = `
    const [react, vue] = await Promise.all([import("@foyer/react"), import("@foyer/vue")]);
    process.stdout.write([react.useChat, react.Chats, vue.useChat].map((each) => typeof each).join(" "));
  `;
  writeFileSync(join(app, "load.js"), program);
  expect((await run(process.execPath, [join(app, "load.js")])).stdout).toBe("function function function");
});
