package dev.querytool.query;

/** Listens to the progress of an export, on the thread that writes it. */
@FunctionalInterface
public interface ExportListener {

  /** Called after every 1,000 rows and once at the end; an exception ends the export. */
  void progress(ExportSummary soFar);
}
