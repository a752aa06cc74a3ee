import fc from 'fast-check';

// A run of the tests says the same each time; `npm run soak` looks further, with seeds of its own.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['CX_SEED'] ?? 1) });
