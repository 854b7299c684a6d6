// Loaded by NODE_OPTIONS into the Node programs that `exec --intercept` starts.
'use strict';

const { SINCH_MOCK_PRELOAD } = process.env;
if (SINCH_MOCK_PRELOAD) require('./patch.cjs').install(JSON.parse(SINCH_MOCK_PRELOAD));
