#!/usr/bin/env node
import { definePackage } from './index.ts';

await definePackage({ folder: process.cwd() });
