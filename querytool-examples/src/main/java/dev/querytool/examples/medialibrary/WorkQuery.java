package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;

/**
 * What a listener wants to see of the library.
 *
 * @param listener whose stars and progress are shown; empty for nobody's
 * @param filter which works
 * @param sort in which order
 * @param page which twelve of them, from 1
 */
record WorkQuery(String listener, WorkFilter filter, Sort sort, int page) {

  WorkQuery {
    if (page < 1) {
      throw new ValidationException("the page is " + page + "; the first one is 1");
    }
  }

  /** Returns the first page of all works, the newest first. */
  static WorkQuery all() {
    return new WorkQuery("", WorkFilter.all(), WorkOrder.RELEASE.descending(), 1);
  }

  WorkQuery as(String name) {
    return new WorkQuery(name, filter, sort, page);
  }

  WorkQuery where(WorkFilter wanted) {
    return new WorkQuery(listener, wanted, sort, page);
  }

  WorkQuery by(Sort order) {
    return new WorkQuery(listener, filter, order, page);
  }

  WorkQuery page(int number) {
    return new WorkQuery(listener, filter, sort, number);
  }
}
