// Writes the OpenAPI document of the collector into the docs: node --import tsx scripts/open-api.ts
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/collector/http/open-api/document.js';
import { packageVersion } from '../src/collector/package-version.js';

writeFileSync('docs/openapi.json', `${JSON.stringify(openApiDocument(packageVersion()), undefined, 2)}\n`);
