import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "examples/*/src/**/*.test.ts", "e2e/src/**/*.test.ts"],
    globalSetup: ["packages/testing/src/globalDatabase.ts"],
    // Tests wait for conditions; this only ends those that wait in vain, on a busy machine too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: "forks",
  },
});
