#!/usr/bin/env node
import { installThenRun } from './install.mjs';

await installThenRun('start', '[1/4] packages');
