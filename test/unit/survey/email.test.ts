import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { messages as german } from '../../../components/locales/german-for-test.js';
import { CxError } from '../../../src/core/index.js';
import { emailBlock, type EmailBlockOptions } from '../../../src/survey/email/index.js';
import { clean } from '../../../src/survey/escape.js';
