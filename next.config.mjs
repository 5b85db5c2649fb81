/** @type {import("next").NextConfig} */
export default {
  // These load WebAssembly or native code relative to their own files, so they must not be bundled.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "pg", "pglite-prisma-adapter"],
  poweredByHeader: false,
  // `npm test` checks the types; a start on a fresh machine should not have to.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};
