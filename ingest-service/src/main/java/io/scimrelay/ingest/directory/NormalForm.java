package io.scimrelay.ingest.directory;

import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;

/**
 * Today's normal form of what was stored by an older normalizer, so that a new quirk does not turn
 * every unchanged PUT into an event.
 */
@FunctionalInterface
public interface NormalForm {
  Attributes of(ResourceType type, Attributes stored);
}
