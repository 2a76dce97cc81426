import { forgetSecrets } from "../hosts/sent-secrets.ts";

/** Runs before each test file. */
forgetSecrets();
