package io.scimrelay.deploy.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one launcher of a data folder; the system frees it however that launcher ends. */
public final class StackLock implements AutoCloseable {
  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  public static Optional<StackLock> take(DataFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(folder.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new StackLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder.root(), e);
    }
  }

  public static boolean isHeld(DataFolder folder) {
    Optional<StackLock> lock = take(folder);
    lock.ifPresent(StackLock::close);
    return lock.isEmpty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock", e);
    }
  }
}
