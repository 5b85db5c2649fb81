import "next-auth";

declare module "next-auth" {
  interface Session {
    /** The person's id; absent when the token names nobody. */
    user: { id?: string | undefined };
  }
}
