import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server serves `dist` under `/app/`; `--mode gallery` adds the page on which the parts are looked at. */
export default defineConfig({
  base: "/app/",
  plugins: [react(), tailwind()],
  build: {
    // Fonts and images of ours are few; inlining them would need a looser content security policy.
    assetsInlineLimit: 0,
  },
});
