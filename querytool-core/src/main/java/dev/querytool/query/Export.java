package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Brings text to a file, a stream or an appendable, and counts what goes through. */
final class Export {

  /** Writes the whole export. */
  interface Body {

    /** Writes the text and reports each row. */
    void write(Writer out, ExportProgress progress) throws IOException;
  }

  private final @Nullable ExportListener listener;
  private final Body body;

  Export(@Nullable ExportListener listener, Body body) {
    this.listener = listener;
    this.body = body;
  }

  /** Writes beside the file first and then moves, so that nobody sees half of it. */
  ExportSummary toFile(Path file) {
    Path target = file.toAbsolutePath();
    Path half = halfBeside(target, file);
    try {
      ExportSummary summary;
      try (OutputStream out = Files.newOutputStream(half, StandardOpenOption.CREATE_NEW)) {
        summary = write(new CountingStream(out));
      }
      move(half, target);
      return summary;
    } catch (IOException | UncheckedIOException failed) {
      throw notWritten("'" + file + "'", failed);
    } finally {
      discard(half);
    }
  }

  /** Returns the file that becomes the target once it is complete. */
  private static Path halfBeside(Path target, Path told) {
    Path folder = target.getParent();
    Path name = target.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw new ValidationException("'" + told + "' is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new ExportException(
          "the export to '"
              + told
              + "' could not be written: there is no folder '"
              + folder
              + "'; make it first",
          Map.of(),
          null);
    }
    return folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
  }

  /** Writes in UTF-8 and flushes; the stream stays open. */
  ExportSummary toStream(OutputStream out) {
    return guarded(() -> write(new CountingStream(out)), "the stream");
  }

  /** Appends. */
  ExportSummary toAppendable(Appendable out) {
    return guarded(
        () -> {
          CountingAppender appender = new CountingAppender(out);
          return write(appender, appender::bytes);
        },
        "the appendable");
  }

  private ExportSummary write(CountingStream out) throws IOException {
    return write(new OutputStreamWriter(out, Utf8.encoder()), out::bytes);
  }

  private ExportSummary write(Writer out, LongSupplier bytes) throws IOException {
    ExportProgress progress = new ExportProgress(listener, bytes);
    body.write(out, progress);
    out.flush();
    return progress.end();
  }

  private static ExportSummary guarded(Writing writing, String target) {
    try {
      return writing.write();
    } catch (IOException | UncheckedIOException failed) {
      throw notWritten(target, failed);
    }
  }

  private static ExportException notWritten(String target, Exception failed) {
    return new ExportException(
        "the export to " + target + " could not be written: " + failed.getMessage(),
        Map.of(),
        failed);
  }

  private static void move(Path half, Path target) throws IOException {
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException onThisFileSystem) {
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException kept) {
      throw notWritten("'" + half + "'", kept);
    }
  }

  private interface Writing {
    ExportSummary write() throws IOException;
  }
}
