import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../app-error";

/** Ten attempts at one account or thirty from one place, within ten minutes, counted by each instance for itself. */
const perAccount = new RateLimiterMemory({ keyPrefix: "account", points: 10, duration: 600 });
const perPlace = new RateLimiterMemory({ keyPrefix: "place", points: 30, duration: 600 });

/** @throws AppError rate_limited */
export async function limitAttempts(account: string, place: string): Promise<void> {
  try {
    await perAccount.consume(account);
    await perPlace.consume(place);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("rate_limited", { retryAfterMs: refused.msBeforeNext });
  }
}
