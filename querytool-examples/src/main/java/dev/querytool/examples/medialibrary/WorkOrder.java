package dev.querytool.examples.medialibrary;

/** What works can be ordered by. */
enum WorkOrder {
  /** The product number. */
  ID("w.id"),
  /** The day on which they came out. */
  RELEASE("w.release"),
  /** The stars that the listener gave who looks. */
  RATING("r.rating"),
  /** How often they were bought. */
  DOWNLOADS("w.dl_count"),
  /** How many texts the shop's customers wrote. */
  REVIEWS("w.review_count"),
  /** What they cost. */
  PRICE("w.price"),
  /** The mean of the stars of the shop's customers. */
  AVERAGE("w.rate_average_2dp"),
  /** Whether they are for adults. */
  NSFW("w.nsfw");

  private final String column;

  WorkOrder(String column) {
    this.column = column;
  }

  /** Returns the order from the least to the greatest; what is not known comes last. */
  Sort ascending() {
    return new Sort(column + " ASC NULLS LAST");
  }

  /** Returns the order from the greatest to the least; what is not known comes last. */
  Sort descending() {
    return new Sort(column + " DESC NULLS LAST");
  }
}
