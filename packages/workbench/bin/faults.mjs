#!/usr/bin/env node
import { installThenRun } from './install.mjs';

await installThenRun('faults');
