// Loaded before a process: packages named in HIDE_PACKAGES are then not there, as after `npm ci --omit=…`.
import { registerHooks } from "node:module";

const hidden = (process.env.HIDE_PACKAGES ?? "").split(",");

registerHooks({
  resolve(specifier, context, next) {
    if (hidden.some((name) => specifier === name || specifier.startsWith(`${name}/`))) {
      const error = new Error(`Cannot find package '${specifier}' imported from ${context.parentURL}`);
      throw Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" });
    }
    return next(specifier, context);
  },
});
