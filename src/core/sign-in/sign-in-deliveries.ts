import { handlersOf } from "../outbox/handler.ts";
import { type SignInMessage, sendSignInLetter } from "./sign-in-letter.ts";

/** How the outbox says what it holds about signing in. */
export const signInDeliveries = handlersOf<SignInMessage>({
  "send-sign-in-letter": (ctx, _chats, { message }) => sendSignInLetter(ctx, message),
});
