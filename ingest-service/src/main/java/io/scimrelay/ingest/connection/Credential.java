package io.scimrelay.ingest.connection;

/**
 * A token that holds, with its connection.
 *
 * @param activated whether the connection was ever called before
 * @param switched whether its groups' name keys were written for the other setting
 */
record Credential(AuthenticatedConnection connection, boolean activated, boolean switched) {}
