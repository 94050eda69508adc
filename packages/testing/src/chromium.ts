import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where a Chromium is and what it needs in its environment beyond our own. */
export interface ChromiumInstallation {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpack the Chromium that ships inside npm, once per version and checkout, and say how to start it.
 *
 * It is built for Linux; elsewhere `CHROMIUM_PATH` names a Chromium or Chrome of the machine's own.
 *
 * Unpacking happens in a directory of its own that is renamed into place when complete, so that test workers that
 * start together never see a half-written file.
 */
export async function installChromium(): Promise<ChromiumInstallation> {
  const ownPath = process.env.CHROMIUM_PATH;
  if (ownPath) return { executablePath: ownPath, env: {} };
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageDirectory = resolve(dirname(entry), "../..");
  const manifest: { version: string } = JSON.parse(await readFile(join(packageDirectory, "package.json"), "utf8"));
  const cache = resolve(packageDirectory, "../../.cache/foyer");
  const home = join(cache, `chromium-${manifest.version}`);
  if (!(await exists(home))) await unpackInto(home, join(packageDirectory, "build/esm/index.mjs"));
  return {
    executablePath: join(home, "chromium"),
    env: {
      HOME: home,
      LANG: "C.UTF-8",
      LD_LIBRARY_PATH: join(home, "al2023/lib"),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
    },
  };
}

async function unpackInto(home: string, moduleFile: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const scratch = await mkdtemp(`${home}-`);
  // The package reads both variables while it is imported: a process of its own keeps them out of this one.
  const program = `import chromium from ${JSON.stringify(pathToFileURL(moduleFile).href)}; await chromium.executablePath();`;
  await run(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, TMPDIR: scratch, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  await writeFile(join(scratch, "fonts.conf"), fontConfiguration(home));
  try {
    await rename(scratch, home);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!(await exists(home))) throw error;
  }
}

/** The bundled text face first, the machine's own fonts for whatever it lacks. */
function fontConfiguration(home: string): string {
  const prefer = ["system-ui", "ui-sans-serif", "sans-serif"]
    .map((family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`)
    .join("");
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir>${prefer}
</fontconfig>`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
