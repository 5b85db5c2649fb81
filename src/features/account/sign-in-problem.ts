/** What the sign-in library answers with, in words. Anything unknown is a failure of the server. */
export function explainSignInError(code: string): string {
  switch (code) {
    case "CredentialsSignin":
      return "Wrong email or password.";
    case "rate_limited":
      return "Too many attempts. Wait a few minutes, then try again.";
    case "OAuthCallback":
    case "OAuthSignin":
    case "AccessDenied":
    case "Callback":
      return "GitHub sign-in was not completed. Try again.";
    default:
      return "Signing in failed on the server. Try again; if it stays, look at the server log.";
  }
}
