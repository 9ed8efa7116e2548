package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;

/** The events that one step must cause, and those that it may cause beside them. */
record ExpectedEvents(int step, JsonNode required, JsonNode optional) {}
