package io.scimrelay.benchmarks;

import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.stand.Stand;

/** Something measured on a running stack. */
public interface Benchmark {

  /** The word that asks for it. */
  String name();

  /** What it shows, in a line. */
  String about();

  void run(Stand stand, Report report) throws Exception;
}
