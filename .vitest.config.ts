import { defineConfig } from "vitest/config";

export default defineConfig({
  // Much of the suite waits for programs that it starts, so no processor is left idle for the runner itself.
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, pool: "forks", maxWorkers: "100%" },
});
