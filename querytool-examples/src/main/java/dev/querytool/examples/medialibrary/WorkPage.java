package dev.querytool.examples.medialibrary;

import java.util.List;

/**
 * Some of the works that were asked for.
 *
 * @param works those of this page
 * @param currentPage its number, from 1
 * @param pageSize how many works a page has
 * @param totalCount how many works there are on all pages
 */
record WorkPage(List<WorkSummary> works, int currentPage, int pageSize, int totalCount) {

  WorkPage {
    works = List.copyOf(works);
  }
}
