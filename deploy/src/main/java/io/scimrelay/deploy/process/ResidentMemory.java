package io.scimrelay.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds, where the system tells. */
public final class ResidentMemory {
  private ResidentMemory() {}

  /** In a person's words; empty where it is not known. */
  public static String of(long pid) {
    long megabytes = megabytes(pid);
    return megabytes < 0 ? "" : megabytes + " MB";
  }

  /** {@code VmRSS} of Linux, or -1. */
  public static long megabytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
