package io.scimrelay.ingest.connection;

/**
 * A token that holds, with its connection.
 *
 * @param activated whether the connection was ever called before
 */
record Credential(AuthenticatedConnection connection, boolean activated) {}
