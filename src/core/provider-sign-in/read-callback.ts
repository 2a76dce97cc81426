import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";

/** A provider's parameters when it sends a person back (RFC 6749 §4.1.2). */
export type Callback = Partial<
  Record<"state" | "code" | "error" | "error_description" | "error_subcode" | "admin_consent", string>
>;

export type CallbackAnswer =
  | { kind: "code"; code: string }
  /** The person, or an admin, said no; or closed the page. */
  | { kind: "declined" }
  /** An admin of the organisation has to allow us first. */
  | { kind: "admin-needed"; diagnosis: Diagnosis }
  | { kind: "refused"; diagnosis: Diagnosis };

export function readCallback(provider: string, callback: Callback): CallbackAnswer {
  const { code, error, error_description, error_subcode } = callback;
  if (code && !error) return { kind: "code", code };
  const diagnosis = diagnose({
    provider,
    protocol: "oauth",
    credential: "oauth",
    error: { error: error ?? "invalid_request", error_description, error_subcode },
  });
  // Not yet consented to by anybody: where it comes back as an error, the person could not consent by themselves.
  if (diagnosis.actor === "admin" || error === "consent_required") return { kind: "admin-needed", diagnosis };
  return error === "access_denied" ? { kind: "declined" } : { kind: "refused", diagnosis };
}
