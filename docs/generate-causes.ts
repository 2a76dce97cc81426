#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { describeCauses } from "../src/core/diagnosis/describe-causes.ts";

writeFileSync(new URL("causes.md", import.meta.url), describeCauses());
