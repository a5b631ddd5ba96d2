package dev.querytool.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Gives each server of each process that runs tests a port of its own: between its choice and the
 * time when the server listens, another could have chosen the same. Each is a lock on one byte of a
 * file, held until the process ends. Safe for use by many threads.
 */
final class FreePorts {

  private static final FreePorts OF_THIS_PROCESS = new FreePorts();
  private static final int TRIES = 1_000;

  private final Random random = new Random();
  private final FileChannel taken;

  private FreePorts() {
    String name = "querytool-ports-" + System.getProperty("user.name");
    Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
    try {
      taken = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns one that nobody uses. */
  static int next() {
    return OF_THIS_PROCESS.choose();
  }

  /** Takes none that systems give to clients: one of them might have it before the server has. */
  private int choose() {
    for (int tried = 0; tried < TRIES; tried++) {
      int port = 10_000 + random.nextInt(20_000);
      if (isReserved(port) && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(TRIES + " ports are taken");
  }

  private boolean isReserved(int port) {
    try {
      return taken.tryLock(port, 1, false) != null;
    } catch (OverlappingFileLockException own) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException used) {
      return false;
    }
  }
}
