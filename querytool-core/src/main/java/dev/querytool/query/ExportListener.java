package dev.querytool.query;

/** Is told how an export goes on, by the thread that writes it. */
@FunctionalInterface
public interface ExportListener {

  /** Is called after each 1,000 rows and once at the end; what it throws ends the export. */
  void progress(ExportSummary soFar);
}
