package io.scimrelay.benchmarks.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory as Linux tells it. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /** The highest ever, in MB; 0 where the system does not say. */
  public static double peakMegabytes(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
