package io.scimrelay.deploy.process;

import io.scimrelay.deploy.home.StackFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One process of the stack: how it starts, when it is ready, how it is asked to end. */
public interface Part {

  /** {@code ingest}, {@code delivery}, {@code admin}, {@code postgres} or {@code kafka}. */
  String kind();

  /** Unique in the stack: {@code ingest}, {@code ingest-2}. */
  String name();

  /** Asked before each start, since a folder may be gone and a port taken. */
  Launch launch() throws IOException;

  boolean ready();

  /** Where it is, for a person. */
  String place();

  StackFile.Entry entry(long pid);

  default Signal stopSignal() {
    return Signal.TERM;
  }

  /** A command with what it finds in its environment beside what we have ourselves. */
  record Launch(List<String> command, Map<String, String> environment) {}
}
